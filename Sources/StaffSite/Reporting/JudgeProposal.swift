import Accounts
import Foundation
import HelplineCore
import HTTPTypes
import Hummingbird
import Reporting
import SiteSupport

/// `POST /reports/{year}/approval` and `/refusal`: the word of a second person on exactly what he read.
struct JudgeProposal: Sendable {
    struct Approval: Decodable {
        let checksum: Base64URLBytes
        /// What the authenticator app shows now: an unattended browser publishes nothing.
        let code: String
    }
    struct Published: Encodable {
        let release: Int
        /// How the ledger ends, to be kept elsewhere.
        let link: Base64URLBytes
    }
    struct Refusal: Decodable {
        let checksum: Base64URLBytes
        let reason: String
    }
    let site: StaffDependencies
    let desk: SignInDesk

    @Sendable func approve(_ request: Request, _ context: ApproverContext) async throws -> Response {
        let year = try context.reportYear
        let body = try await request.json(Approval.self)
        let member = context.professional.id
        let step: Int64
        do throws(SignInRefusal) {
            step = try await desk.confirm(
                member, code: body.code, at: site.clock.now(), codeTime: site.clock.timeOfDay())
        } catch .wrong {
            throw Problem.wrongCode
        } catch {
            throw Problem(error)
        }
        let release: Release
        do {
            release = try await site.reports.approve(
                body.checksum.data, of: year, by: member, codeStep: step, at: site.clock.now())
        } catch {
            throw Problem(error)
        }
        return try .json(
            Published(release: release.number, link: Base64URLBytes(release.link)), status: .created)
    }

    @Sendable func refuse(_ request: Request, _ context: ApproverContext) async throws -> Response {
        let year = try context.reportYear
        let body = try await request.json(Refusal.self)
        let reason = body.reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...ProposalStanding.longestReason).contains(reason.unicodeScalars.count) else {
            throw Problem.invalid("reason")
        }
        let member = context.professional.id
        do throws(StoreFailure) {
            try await site.reports.proposals.refuse(
                body.checksum.data, of: year, .init(by: member, reason: reason),
                recording: AuditEntry(.reportRefused, by: .member(member), at: site.clock.now()))
        } catch {
            throw Problem(DeskRefusal(error))
        }
        return Response(status: .created)
    }
}
