public import DisclosureControl
public import Foundation

/// The tables of a published report, from its folder: the CSV files and nothing else.
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
