import Foundation
import GRDB
import GRDBSQLite
import HelplineCore

/// A statement of one connection that stays prepared; its parameters and columns by their place, parameters from 1 and columns from 0.
///
/// Used by one thread at a time, and reset by who ran it: until then a reading one holds its state of the database.
struct DirectStatement {
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    let handle: OpaquePointer
    let connection: OpaquePointer

    // MARK: Parameters

    func bind(_ place: Int32, _ number: Int64) { sqlite3_bind_int64(handle, place, number) }

    func bind(_ place: Int32, _ bytes: Data) {
        bytes.withUnsafeBytes { _ = sqlite3_bind_blob(handle, place, $0.baseAddress, Int32($0.count), Self.copied) }
    }

    func bind<Thing>(_ place: Int32, _ id: Identifier<Thing>) {
        withUnsafeBytes(of: id.uuid.uuid) {
            _ = sqlite3_bind_blob(handle, place, $0.baseAddress, 16, Self.copied)
        }
    }

    func bindNull(_ place: Int32) { sqlite3_bind_null(handle, place) }

    // MARK: Running

    /// Whether there is a row, or another. Throws what GRDB would.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            throw DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: code == SQLITE_MISUSE ? "misuse" : String(cString: sqlite3_errmsg(connection)))
        }
    }

    func reset() { sqlite3_reset(handle) }

    /// Runs one that gives no rows.
    func run() throws {
        defer { reset() }
        _ = try step()
    }

    // MARK: Columns

    func isNull(_ place: Int32) -> Bool { sqlite3_column_type(handle, place) == SQLITE_NULL }

    func number(_ place: Int32) -> Int64 { sqlite3_column_int64(handle, place) }

    func bytes(_ place: Int32) -> Data {
        guard let start = sqlite3_column_blob(handle, place) else { return Data() }
        return Data(bytes: start, count: Int(sqlite3_column_bytes(handle, place)))
    }

    /// Throws when the column does not hold 16 bytes.
    func id<Thing>(_ place: Int32, as type: Identifier<Thing>.Type = Identifier<Thing>.self) throws -> Identifier<Thing>
    {
        guard let start = sqlite3_column_blob(handle, place), sqlite3_column_bytes(handle, place) == 16 else {
            throw StoreFailure.damaged("an id has \(sqlite3_column_bytes(handle, place)) bytes")
        }
        return Identifier(UUID(uuid: UnsafeRawPointer(start).loadUnaligned(as: uuid_t.self)))
    }

    /// The word as one of the enumeration's; throws when it is none of them.
    func word<Word: RawRepresentable>(_ place: Int32, as type: Word.Type = Word.self) throws -> Word
    where Word.RawValue == String {
        guard let text = sqlite3_column_text(handle, place), let word = Word(rawValue: String(cString: text)) else {
            throw StoreFailure.damaged("a column holds an unknown word")
        }
        return word
    }
}
