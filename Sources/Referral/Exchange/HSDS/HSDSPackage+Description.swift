public import Foundation

extension HSDSPackage {
    /// What a Tabular Data Package says of its files.
    private struct Package: Codable {
        struct Resource: Codable {
            struct Schema: Codable {
                struct Field: Codable {
                    let name, type: String
                }
                struct Key: Codable {
                    struct Reference: Codable { let resource, fields: String }
                    let fields: String
                    let reference: Reference
                }
                let fields: [Field]
                let primaryKey: String
                let foreignKeys: [Key]
            }
            let name, path: String
            var profile: String?
            var schema: Schema?
        }
        var name: String?
        var title: String?
        var profile: String?
        var version: String?
        let resources: [Resource]
    }

    static func description() throws -> String {
        let package = Package(
            name: "partner-directory", title: "Partner directory (HSDS 3.0)", profile: "tabular-data-package",
            version: "3.0.0", resources: HSDSTable.allCases.map(resource))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(package), as: UTF8.self) + "\n"
    }

    private static func resource(_ table: HSDSTable) -> Package.Resource {
        Package.Resource(
            name: table.rawValue, path: table.file, profile: "tabular-data-resource",
            schema: .init(
                fields: table.columns.map { .init(name: $0, type: HSDSTable.type(of: $0)) }, primaryKey: "id",
                foreignKeys: table.columns.compactMap { column in
                    HSDSTable.target(of: column).map {
                        .init(fields: column, reference: .init(resource: $0.rawValue, fields: "id"))
                    }
                }))
    }

    /// Which file holds which rows: as the description says, and where there is none, by the standard's names. `nil` when the description
    /// cannot be read, or names what is not a file within the folder.
    public static func paths(_ description: Data?) -> [String: String]? {
        let standard = Dictionary(uniqueKeysWithValues: HSDSTable.allCases.map { ($0.rawValue, $0.file) })
        guard let description else { return standard }
        let package: Package
        do { package = try JSONDecoder().decode(Package.self, from: description) } catch { return nil }
        var paths: [String: String] = [:]
        for resource in package.resources where standard[resource.name] != nil {
            let parts = resource.path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }), !resource.path.contains("\0"),
                paths.updateValue(resource.path, forKey: resource.name) == nil
            else { return nil }
        }
        return paths
    }
}
