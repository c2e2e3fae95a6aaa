import CPostgres
import Foundation
import StoreSupport

extension PostgresConnection {
    /// Adds rows by COPY in PostgreSQL's binary form, inside the transaction of the caller. Constraints and triggers count as for
    /// INSERT. Each row has a value for each of `columns`.
    func copy(_ rows: [[ColumnValue]], into table: String, columns: [String]) throws {
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        try send { PQsendQuery(handle, "COPY \"\(table)\" (\(names)) FROM STDIN (FORMAT binary)") }
        guard let answer = try nextResult() else { throw lose() }
        guard PQresultStatus(answer.pointer) == PGRES_COPY_IN else {
            while try nextResult() != nil {}
            throw note(answer.error ?? .malformed("COPY does not take rows"))
        }
        try put(Self.beginning)
        for row in rows { try put(Self.binary(row)) }
        try put(Self.end)
        try handOver { PQputCopyEnd(handle, nil) }
        try flush()
        _ = try finish()
    }

    private func put(_ bytes: Data) throws {
        try bytes.withUnsafeBytes { bytes in
            try handOver {
                PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
            }
        }
    }

    /// As long as libpq has no room for more, what it has goes out first.
    private func handOver(_ hand: () -> Int32) throws {
        guard !isLost else { throw lose() }
        while true {
            switch hand() {
            case 1: return
            case 0: try flush()
            default: throw lose()
            }
        }
    }

    /// The signature, then no flags and no extension.
    private static let beginning = Data("PGCOPY\n".utf8) + Data([0xFF, 0x0D, 0x0A, 0x00]) + Data(count: 8)
    private static let end = number(Int16(-1))

    private static func binary(_ row: [ColumnValue]) -> Data {
        row.reduce(into: number(Int16(row.count))) { bytes, value in
            let wire = PostgresParameter(value).wire
            bytes.append(number(Int32(wire?.count ?? -1)))
            bytes.append(wire ?? Data())
        }
    }

    private static func number(_ value: some FixedWidthInteger) -> Data {
        withUnsafeBytes(of: value.bigEndian) { Data($0) }
    }
}
