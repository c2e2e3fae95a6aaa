public import Accounts
import Foundation
import GRDB
public import HelplineCore

/// Members in SQLite.
public struct SQLiteMemberStore: MemberStore {
    private static let accountColumns = """
        \(MemberRow.columns), salt, iterations, verifier, sealed_share, sealed_code_secret, last_code_step, wrapped
        """
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func members() async throws(StoreFailure) -> [Member] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT \(MemberRow.columns) FROM member ORDER BY name_key")
                .map(MemberRow.member)
        }
    }

    public func member(_ id: MemberID) async throws(StoreFailure) -> Member {
        try database.glance { db in
            guard
                let row = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT \(MemberRow.columns) FROM member WHERE id = ?"),
                    arguments: [id.column])
            else { throw StoreFailure.notFound }
            return try MemberRow.member(row)
        }
    }

    public func account(named name: SignInName) async throws(StoreFailure) -> Account? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(Self.accountColumns) FROM member WHERE name_key = ?", arguments: [name.key]
            ).map(MemberRow.account)
        }
    }

    public func account(_ id: MemberID) async throws(StoreFailure) -> Account? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(Self.accountColumns) FROM member WHERE id = ?", arguments: [id.column]
            ).map(MemberRow.account)
        }
    }

    public func rewrap(_ rewrapping: Rewrapping) async throws(StoreFailure) {
        try await database.write { db in
            let kept = try Data.fetchOne(
                db, sql: "SELECT wrapped FROM member WHERE id = ?", arguments: [rewrapping.member.column])
            guard let kept else { throw StoreFailure.notFound }
            guard kept == rewrapping.replaced else { throw StoreFailure.conflict(.outdated) }
            try db.execute(
                sql: "UPDATE member SET wrapped = ? WHERE id = ?",
                arguments: [rewrapping.wrapped, rewrapping.member.column])
        }
    }
}
