import Accounts
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET` and `PUT /standby`: whom the shift lead may call up, by name only.
struct Standby: Sendable {
    struct Body: Codable { let members: [MemberID] }
    struct Reply: Encodable {
        struct Colleague: Encodable {
            let id: MemberID
            let displayName: String
            let role: Role
            let signedIn: Bool
            let standingBy: Bool
        }
        let colleagues: [Colleague]
        /// Why the chat cannot be opened now, as the problem's code; `nil` when it can.
        let missing: String?
    }
    let site: StaffDependencies

    @Sendable func show(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        try .json(try await reply())
    }

    @Sendable func keep(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let body = try await request.json(Body.self)
        guard body.members.count <= 500 else { throw Problem.invalid("members") }
        try await site.accounts.standby.keep(
            Set(body.members),
            recording: AuditEntry(.standbyChanged, by: .member(context.professional.id), at: site.clock.now()))
        return try .json(try await reply())
    }

    private func reply() async throws -> Reply {
        let now = site.clock.now()
        let signedIn = Set(try await site.accounts.signIns.signedIn(terms: site.terms, at: now).map(\.id))
        let standingBy = Set(try await site.accounts.standby.standingBy().map(\.id))
        let members = try await site.accounts.members.members()
        return Reply(
            colleagues: members.filter { $0.state == .admitted && $0.role.may(.talkWithVisitors) }.map {
                .init(
                    id: $0.id, displayName: $0.displayName.text, role: $0.role, signedIn: signedIn.contains($0.id),
                    standingBy: standingBy.contains($0.id))
            },
            missing: try await site.shortage().map { Problem(shortage: $0).code })
    }
}

extension StaffDependencies {
    /// Who is missing before the chat may open; `nil` when nobody is.
    func shortage() async throws(StoreFailure) -> Staffing.Shortage? {
        guard staffing != .anybody else { return nil }
        let signedIn = try await accounts.signIns.signedIn(terms: terms, at: clock.now())
        let standingBy = try await accounts.standby.standingBy()
        return staffing.shortage(signedIn: signedIn.map(\.role), standingBy: standingBy.map(\.role))
    }
}

extension Problem {
    /// Why the chat does not open.
    init(shortage: Staffing.Shortage) {
        switch shortage {
        case .professionals(let needed):
            self.init("short-staffed", .conflict, "\(needed) who talk with visitors have to be signed in")
        case .shiftLead: self.init("no-shift-lead", .conflict, "Nobody who leads the shift is signed in or stands by")
        }
    }
}
