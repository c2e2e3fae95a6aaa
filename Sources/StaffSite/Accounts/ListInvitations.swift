import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET /invitations`: every invitation with what came of it.
struct ListInvitations: Sendable {
    struct Reply: Encodable {
        struct Item: Encodable {
            let id: InvitationID
            let role: Role
            let expires: Int64
            let state: String
            let sealedSecret: Base64URLBytes
            let enrolment: Enrolled?
        }
        struct Enrolled: Encodable {
            let memberId: MemberID
            let name: String
            let displayName: String
            let hpkePublic: Base64URLBytes
            let signingPublic: Base64URLBytes
            let mac: Base64URLBytes
        }
        let invitations: [Item]
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let now = site.clock.now()
        let records = try await site.accounts.invitations.invitations()
        return try .json(Reply(invitations: records.map { item($0, at: now) }))
    }

    private func item(_ record: InvitationRecord, at: Timestamp) -> Reply.Item {
        .init(
            id: record.invitation.id, role: record.invitation.role, expires: record.invitation.expires.seconds,
            state: record.state(at: at).rawValue, sealedSecret: Base64URLBytes(record.invitation.sealedSecret),
            enrolment: enrolled(record))
    }

    private func enrolled(_ record: InvitationRecord) -> Reply.Enrolled? {
        guard let enrolment = record.enrolment, let newcomer = record.newcomer else { return nil }
        return .init(
            memberId: newcomer.id, name: newcomer.name.text, displayName: newcomer.displayName.text,
            hpkePublic: Base64URLBytes(enrolment.hpkePublic.bytes),
            signingPublic: Base64URLBytes(enrolment.signingPublic.bytes), mac: Base64URLBytes(enrolment.mac))
    }
}
