import Foundation
import HelplineCore
import PostgresStore
import SQLiteStore
import StoreSupport
import Testing

/// What every store rests on that is said once for both databases.
@Suite struct TransactionContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a parameter is known by its number, wherever and however often it stands`(database: DatabaseUnderTest)
        async throws
    {
        let row = try await database.transaction { db in
            try db.row("SELECT $2 AS second, $1 AS first, $2 AS again", ["one", "two"])
        }

        #expect(try row?.text("first") == "one")
        #expect(try row?.text("second") == "two")
        #expect(try row?.text("again") == "two")
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a parameter without a value is refused`(database: DatabaseUnderTest) async throws {
        await #expect(throws: StoreFailure.self) {
            try await database.transaction { db in try db.row("SELECT $1 AS first, $2 AS second", ["one"]) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `values come back as they went in`(database: DatabaseUnderTest) async throws {
        let bytes = Data([0, 255, 39])

        let row = try await database.transaction { db in
            try db.row(
                "SELECT $1 AS number, $2 AS words, $3 AS bytes, $4 AS none",
                [.int(.min), "l'été – \\ \"", .bytes(bytes), .null])
        }

        #expect(row?.values == [.int(.min), "l'été – \\ \"", .bytes(bytes), .null])
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a statement says how many rows it changed`(database: DatabaseUnderTest) async throws {
        let changed = try await database.transaction { db in
            [
                try db.execute("INSERT INTO demonstration (one) VALUES (1)"),
                try db.execute("INSERT INTO demonstration (one) VALUES (1) ON CONFLICT DO NOTHING"),
                try db.execute("DELETE FROM demonstration WHERE one = $1", [2]),
                try db.execute("DELETE FROM demonstration"),
            ]
        }

        #expect(changed == [1, 0, 0, 1])
    }
}

extension DatabaseUnderTest {
    /// One transaction on an empty database.
    fileprivate func transaction<T: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> T)
        async throws -> T
    {
        switch self {
        case .sqlite:
            let store = try StoreUnderTest.temporary()
            return try await store.database.write { try body($0) }
        case .postgres:
            let store = try PostgresUnderTest.temporary()
            return try await store.database.write { try body($0) }
        }
    }
}
