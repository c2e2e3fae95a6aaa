public import DisclosureControl
public import Foundation

/// The tables of a published report and what their classes have to do with each other, from its folder: the CSV files and nothing else.
public enum PublishedFolder {
    public static func tables(in folder: URL) throws(PublishedProblem) -> [ReleasedTable] {
        let place = folder.appending(path: "tables")
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".csv") }
        } catch {
            throw .unreadable(place.path, description: error.localizedDescription)
        }
        if names.isEmpty { throw .empty(place.path) }
        var files: [ReportFile] = []
        for name in names {
            do {
                let bytes = try Data(contentsOf: place.appending(path: name))
                files.append(ReportFile(path: "tables/\(name)", bytes: bytes))
            } catch {
                throw .unreadable(place.appending(path: name).path, description: error.localizedDescription)
            }
        }
        return try tables(among: files)
    }

    /// Which classes of its tables are, together, classes of others; a report may have no file that says so.
    public static func sums(in folder: URL) throws(PublishedProblem) -> [Relation] {
        let file = folder.appending(path: ClassesCSV.path)
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: file)
        } catch {
            throw .unreadable(file.path, description: error.localizedDescription)
        }
        return try PublishedCSV.sums(named: "classes", text: String(decoding: bytes, as: UTF8.self))
    }

    /// Those of a report's files that are tables, in the order of their paths.
    static func tables(among files: [ReportFile]) throws(PublishedProblem) -> [ReleasedTable] {
        var tables: [ReleasedTable] = []
        for file in files.sorted(by: { $0.path < $1.path })
        where file.path.hasPrefix("tables/") && file.path.hasSuffix(".csv") {
            let name = String(file.path.dropFirst("tables/".count).dropLast(".csv".count))
            tables.append(try PublishedCSV.table(named: name, text: String(decoding: file.bytes, as: UTF8.self)))
        }
        return tables
    }
}
