import Foundation
import HelplineCore

/// Lets one transaction at a time, on all nodes together, count and change what a member has claimed.
enum MemberLock {
    /// Until the transaction ends. Two members may share a lock: 32 bits of the id choose it.
    static func take(_ member: MemberID, in db: PostgresConnection) throws {
        let (a, b, c, d, _, _, _, _, _, _, _, _, _, _, _, _) = member.uuid.uuid
        let key = [a, b, c, d].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        try db.execute(
            "SELECT pg_advisory_xact_lock($1::bigint::integer, $2::bigint::integer)",
            [0x4C51, .int(Int64(Int32(bitPattern: key)))])
    }
}
