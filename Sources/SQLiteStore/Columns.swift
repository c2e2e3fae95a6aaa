import Foundation
import GRDB
import HelplineCore

extension Identifier {
    /// The 16 bytes a column holds.
    var column: Data { withUnsafeBytes(of: uuid.uuid) { Data($0) } }

    /// Throws when the column does not hold 16 bytes.
    init(column: Data) throws {
        guard column.count == 16 else { throw StoreFailure.damaged("an id has \(column.count) bytes") }
        self.init(column.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
    }
}

extension Row {
    /// The word in `column` as one of the enumeration's; throws when it is none of them.
    func value<Word: RawRepresentable>(_ column: String, as type: Word.Type) throws -> Word
    where Word.RawValue == String {
        let text: String? = self[column]
        guard let text, let word = Word(rawValue: text) else {
            throw StoreFailure.damaged("\(column) holds an unknown word")
        }
        return word
    }

    /// What `make` makes of the bytes in `column`; throws when it refuses them.
    func value<Value>(_ column: String, _ make: (Data) throws -> Value?) throws -> Value {
        let bytes: Data? = self[column]
        guard let bytes, let value = try make(bytes) else {
            throw StoreFailure.damaged("\(column) holds no such thing")
        }
        return value
    }
}
