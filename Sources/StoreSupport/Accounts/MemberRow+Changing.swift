package import Accounts
package import HelplineCore

extension MemberRow {
    /// Until the transaction ends nobody else changes the team, at whatever node: two coordinators who suspend each other at
    /// the same time are one after the other.
    package static func lockTeam(in db: any StoreTransaction) throws { try db.lock(.team) }

    /// Throws `.notFound` unless this member is admitted and has a role that may.
    package static func require(_ id: MemberID, toBeAllowed action: StaffAction, in db: any StoreTransaction) throws {
        let found = try find(id, in: db)
        guard let found, found.state == .admitted, found.role.may(action) else { throw StoreFailure.notFound }
    }

    /// Throws `.notFound` when this member was shut out or his role no longer may, asked in the transaction that gives him something;
    /// until that ends nobody shuts him out. No row is no objection: that he is a member was asked at the door, and no row ever goes.
    package static func requireStanding(_ id: MemberID, for action: StaffAction, in db: any StoreTransaction) throws {
        try db.lock(.standing(id))
        guard let found = try find(id, in: db) else { return }
        guard found.state == .admitted, found.role.may(action) else { throw StoreFailure.notFound }
    }

    /// The member in one of these states; otherwise `.notFound`.
    package static func require(_ id: MemberID, in states: Set<Member.State>, _ db: any StoreTransaction) throws {
        guard let found = try find(id, in: db), states.contains(found.state) else { throw StoreFailure.notFound }
    }

    package static func set(_ state: Member.State, of id: MemberID, in db: any StoreTransaction) throws {
        try db.execute("UPDATE member SET state = $1 WHERE id = $2", [.text(state.rawValue), id.column])
    }

    package static func set(_ role: Role, of id: MemberID, in db: any StoreTransaction) throws {
        try db.execute("UPDATE member SET role = $1 WHERE id = $2", [.text(role.rawValue), id.column])
    }

    /// Whatever browser he is in, its next request is a stranger's.
    package static func endSignIns(of id: MemberID, in db: any StoreTransaction) throws {
        try db.execute("DELETE FROM sign_in WHERE member = $1", [id.column])
    }

    /// Out of the team for good: his name is free, his sign-ins and his sealed team keys are gone.
    package static func remove(_ id: MemberID, in db: any StoreTransaction) throws {
        let name = SignInName(formerly: id)
        try db.execute(
            "UPDATE member SET state = $1, name = $2, name_key = $3 WHERE id = $4",
            [.text(Member.State.removed.rawValue), .text(name.text), .text(name.key), id.column])
        try endSignIns(of: id, in: db)
        try db.execute("DELETE FROM team_key WHERE member = $1", [id.column])
    }

    private static func find(_ id: MemberID, in db: any StoreTransaction) throws -> Member? {
        try db.row("SELECT \(columns) FROM member WHERE id = $1", [id.column]).map(member)
    }
}
