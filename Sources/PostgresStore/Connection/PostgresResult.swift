import CPostgres
import Foundation
import StoreSupport

/// An answer of libpq, freed with this object.
final class PostgresResult {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    /// What was done, as PostgreSQL words it: `COMMIT`, `ROLLBACK`, `INSERT 0 1`.
    var tag: String { String(cString: PQcmdStatus(pointer)) }

    /// `nil` when the statement was carried out.
    var error: PostgresError? {
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC: return nil
        case PGRES_PIPELINE_ABORTED: return .rolledBack
        case PGRES_FATAL_ERROR:
            guard let state = field(0x43) else { return .connectionLost }
            return .refused(sqlState: state, constraint: field(0x6E))
        default: return .malformed("a result of kind \(PQresultStatus(pointer).rawValue)")
        }
    }

    /// The rows, copied.
    func rows() throws -> [StoredRow] {
        let width = PQnfields(pointer)
        let columns = StoredRow.Columns((0..<width).map { String(cString: PQfname(pointer, $0)) })
        let types = (0..<width).map { PQftype(pointer, $0) }
        return try (0..<PQntuples(pointer)).map { row in
            StoredRow(columns, try (0..<width).map { try value(row, $0, types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: UInt32) throws -> ColumnValue {
        guard PQgetisnull(pointer, row, column) == 0 else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
        switch (type, bytes.count) {
        case (PostgresType.bigint, 8):
            return .int(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
        case (PostgresType.integer, 4):
            return .int(Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))))
        case (PostgresType.smallint, 2):
            return .int(Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))))
        case (PostgresType.boolean, 1): return ColumnValue(bytes[0] != 0)
        case (PostgresType.bytea, _): return .bytes(Data(bytes))
        case (PostgresType.text, _), (PostgresType.varchar, _), (PostgresType.name, _):
            return .text(String(decoding: bytes, as: UTF8.self))
        case (PostgresType.void, _): return .null
        default: throw PostgresError.malformed("a column of type \(type); cast it")
        }
    }

    /// A field of an error by the letter of PostgreSQL's protocol: `C` the code, `n` the constraint.
    private func field(_ letter: Int32) -> String? { PQresultErrorField(pointer, letter).map { String(cString: $0) } }
}
