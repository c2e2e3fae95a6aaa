import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET /team/recovery-kit` and `POST /team/recovery-kit/proofs`: whether the kit on paper still opens the team's key is seen in a
/// coordinator's browser; here is what it needs for that, and when somebody last said so. His word for it stands in the audit trail.
struct RecoveryKit: Sendable {
    struct Reply: Encodable {
        let memberId: MemberID
        let teamEpoch: Int
        /// The team key in force, sealed to the kit.
        let sealed: Base64URLBytes
        /// The hour in which it was last seen to open, in seconds since 1970; absent when nobody has since it was made.
        let proven: Int64?
        /// When it has to be tried again.
        let due: Int64
        let overdue: Bool
    }
    /// Which key the kit opened.
    struct Proof: Decodable {
        let memberId: MemberID
        let teamEpoch: Int
    }
    let site: StaffDependencies

    @Sendable func show(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        try .json(try await reply())
    }

    /// Refused as `epoch-old` when there is another kit or key meanwhile.
    @Sendable func prove(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let proof = try await request.json(Proof.self)
        let key = try await key()
        guard key.member == proof.memberId, key.teamEpoch == proof.teamEpoch else { throw Problem.epochOld }
        try await site.audit.record(
            AuditEntry(.kitProven, by: .member(context.professional.id), at: site.clock.now()))
        return try .json(try await reply(), status: .created)
    }

    private func reply() async throws -> Reply {
        let key = try await key()
        let made = try await last([.installed, .kitReplaced])
        let proven = try await last([.kitProven]).flatMap { $0 >= made ?? $0 ? $0 : nil }
        // Of what is older than the trail tells, nobody can say that it was tried.
        let due = [made, proven].compactMap(\.self).max().map { $0 + site.kitDrill } ?? Timestamp(seconds: 0)
        return Reply(
            memberId: key.member, teamEpoch: key.teamEpoch, sealed: Base64URLBytes(key.sealed),
            proven: proven?.seconds, due: due.seconds, overdue: due <= site.clock.now())
    }

    private func key() async throws -> SealedTeamKey {
        let statements = try await site.accounts.membership.statements()
        let list: MembershipList
        do { list = try MembershipList(statements) } catch { throw Problem.notFound }
        guard let kit = list.members.values.first(where: { $0.role == .recovery && !$0.isRemoved }),
            let key = try await site.accounts.membership.teamKeys(of: kit.id).last
        else { throw Problem.notFound }
        return key
    }

    /// The last hour in which one of these was done.
    private func last(_ actions: [AuditEntry.Action]) async throws -> Timestamp? {
        var hours: [Timestamp] = []
        for action in actions {
            let lines = try await site.audit.lines(AuditQuestion(action: action), before: .max, limit: 1)
            let hour = lines.first?.hour.value.flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
            if let hour { hours.append(Timestamp(seconds: hour)) }
        }
        return hours.max()
    }
}
