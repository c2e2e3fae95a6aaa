import HelplineCore
import Hummingbird
import SiteSupport

/// `GET /audit/lines`: the lines that answer a question, newest first, a page at a time. That it was read is a line itself, written
/// before anything is shown.
struct ReadAuditTrail: Sendable {
    struct Reply: Encodable {
        let lines: [AuditLine]
        /// Whether there are older ones.
        let more: Bool
    }
    private static let page = 100
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: PrivacyOfficerContext) async throws -> Response {
        let question = try request.auditQuestion()
        let before = try request.number("before", in: 1...Int64.max) ?? Int64.max
        try await site.audit.record(
            AuditEntry(.auditRead, by: .member(context.professional.id), at: site.clock.now()))
        let names = try await site.accounts.members.namesByID()
        let records = try await site.audit.lines(question, before: before, limit: Self.page + 1)
        return try .json(
            Reply(
                lines: records.prefix(Self.page).map { AuditLine($0, names: names) }, more: records.count > Self.page))
    }
}
