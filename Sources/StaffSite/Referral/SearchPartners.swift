import HelplineCore
import Hummingbird
import Referral
import SiteSupport

/// `POST /partner-matches`: the organisations that meet a need. A POST, since what is looked for is in no address then, and in no log
/// that keeps addresses; the search is kept nowhere.
struct SearchPartners: Sendable {
    struct Need: Decodable {
        let kind: PartnerKind?
        let region: PartnerReach.Region?
        let group: PartnerReach.Group?
        let form: PartnerReach.Form?
        let age: Int?
        let language: String?
        let urgency: PartnerReach.Urgency?
        let openNow: Bool?
        let text: String?

        func need() throws(Problem) -> PartnerNeed {
            guard age.map((0...PartnerReach.oldestAge).contains) ?? true else { throw .invalid("age") }
            guard (text?.unicodeScalars.count ?? 0) <= PartnerNeed.longestText else { throw .invalid("text") }
            guard language.map(PartnerReach.isLanguage) ?? true else { throw .invalid("language") }
            var need = PartnerNeed()
            need.kind = kind
            need.region = region
            need.group = group
            need.form = form
            need.age = age
            need.language = language
            need.urgency = urgency
            need.openNow = openNow ?? false
            need.text = text
            return need
        }
    }

    struct Match: Encodable {
        /// Whether what stands there is confirmed, past its review date, or was never confirmed.
        enum State: String, Encodable { case confirmed, overdue, unconfirmed }
        let id: PartnerID
        let entry: PartnerBody
        let state: State
        /// Missing where the hours are not known.
        let open: Bool?

        init(_ partner: Partner, today: LocalDay?, now: OpeningHours.WallTime?) {
            id = partner.id
            entry = PartnerBody(partner)
            let (review, hours) = (partner.review, partner.serves.hours)
            if let review, let today { state = review < today ? .overdue : .confirmed } else { state = .unconfirmed }
            open = hours.isEmpty ? nil : now.map { hours.isOpen(at: $0) }
        }
    }
    struct Reply: Encodable {
        let matches: [Match]
        let more: Bool
    }

    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let need = try await request.json(Need.self).need()
        let now = site.clock.now()
        let found = try await site.partners.matches(need, at: now)
        let (today, wall) = (LocalCalendar.amsterdam.day(of: now), OpeningHours.WallTime(now))
        return try .json(
            Reply(matches: found.partners.map { Match($0, today: today, now: wall) }, more: found.more))
    }
}
