public import Foundation

/// What a counsellor registers, as versioned data: the fields, their codes and how they fold for publication.
///
/// The form, the importer, the exports and the report all read it from here. A new version never changes what an old record
/// meant.
public struct CodeBook: Equatable, Sendable {
    public let version: Int
    /// The day (ISO 8601) from which every code is valid that names no day of its own.
    public let validFrom: String
    /// In the order of the form and of the import file.
    public let fields: [CodeBookField]
    public let dimensions: [Dimension]
    /// The file itself, as the staff site hands it out.
    public let json: Data

    private let positions: [FieldKey: Int]

    /// Reads and checks a code book; see `CodeBookProblem` for what is refused.
    public init(json: Data) throws(CodeBookProblem) {
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: json)
        } catch {
            throw .unreadable(description: "\(error)")
        }
        version = file.version
        validFrom = file.validFrom
        fields = file.fields
        dimensions = file.dimensions
        self.json = json
        positions = Dictionary(file.fields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        try check()
    }

    /// The code book that is in force, which is part of the product.
    public static func current() throws(CodeBookProblem) -> CodeBook {
        try CodeBook(json: Data(PackageResources.code_book_1_json))
    }

    public func field(_ key: FieldKey) -> CodeBookField? { positions[key].map { fields[$0] } }

    public func dimension(named name: String) -> Dimension? { dimensions.first { $0.name == name } }

    /// The fields that are sealed to the team and never stored as codes.
    public var careFields: [CodeBookField] { fields.filter(\.isCare) }

    private struct File: Decodable {
        let version: Int
        let validFrom: String
        let fields: [CodeBookField]
        let dimensions: [Dimension]
    }
}
