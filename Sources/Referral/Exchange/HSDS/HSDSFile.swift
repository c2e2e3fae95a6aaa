public import Foundation

/// A file of a package that somebody brings.
public struct HSDSFile: Sendable {
    /// What its rows are, by the standard's name.
    public let resource: String
    /// Within the folder: for whoever is to look at it.
    public let path: String
    public let bytes: Data

    public init(resource: String, path: String, bytes: Data) {
        self.resource = resource
        self.path = path
        self.bytes = bytes
    }
}

extension HSDSPackage {
    /// All that is wrong with these files, or their entries: one for each service that is active.
    /// - Parameter others: Names of files that lie beside them and were not brought.
    public static func read(_ files: [HSDSFile], beside others: [String] = []) -> PartnerFileReading {
        var reading = PartnerFileReading()
        reading.unreadFiles = others
        var tables: [HSDSTable: PartnerTable] = [:]
        for file in files {
            guard let kind = HSDSTable(rawValue: file.resource) else { continue }
            guard let table = PartnerTable(file.bytes, file: file.path, into: &reading) else { continue }
            if table.has(kind.needed, &reading) { tables[kind] = table }
        }
        for kind in [HSDSTable.organization, .service] where !files.contains(where: { $0.resource == kind.rawValue }) {
            reading.refuse(PartnerFileProblem(file: kind.file, line: 1, .empty))
        }
        if let services = tables[.service], services.rows.count > Partner.most {
            let row = services.rows[Partner.most]
            reading.refuse(PartnerFileProblem(file: row.file, line: row.line, .tooMany))
        }
        guard reading.problemCount == 0 else { return reading }
        var reader = HSDSReader(tables, reading)
        return reader.read()
    }
}
