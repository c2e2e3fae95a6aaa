import Cases
import Foundation
import GRDB
import HelplineCore
import StoreSupport

extension CaseNumber {
    var column: Data { bytes }
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
