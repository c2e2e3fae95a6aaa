import HelplineCore
import Referral
import SiteSupport

/// An entry of the partner directory as JSON.
struct PartnerBody: Codable {
    struct Words: Codable {
        let name: String
        let reach: String
        let next: String

        init(_ words: PartnerWords) {
            name = words.name
            reach = words.reach
            next = words.next
        }

        func words() throws(PartnerProblem) -> PartnerWords { try PartnerWords(name: name, reach: reach, next: next) }
    }

    let version: Int
    let kind: PartnerKind
    let nl, en: Words
    let phone, website: String?
    let regions: Set<PartnerReach.Region>
    let groups: Set<PartnerReach.Group>
    let forms: Set<PartnerReach.Form>
    let fromAge, toAge: Int
    let languages: Set<String>
    let urgency: PartnerReach.Urgency
    /// By weekday, `1` is Monday, or by day: `09:00-12:30,13:00-17:00`.
    let hours: [String: String]
    /// As 2027-01-31; missing until the organisation confirmed it.
    let review: String?

    init(_ partner: Partner) {
        version = partner.version
        kind = partner.kind
        nl = Words(partner.dutch)
        en = Words(partner.english)
        phone = partner.phone
        website = partner.website
        regions = partner.serves.regions
        groups = partner.serves.groups
        forms = partner.serves.forms
        fromAge = partner.serves.ages.lowerBound
        toAge = partner.serves.ages.upperBound
        languages = partner.serves.languages
        urgency = partner.serves.urgency
        hours = partner.serves.hours.words
        review = partner.review?.description
    }

    /// Throws `Problem.invalid` with the part that cannot be: the page has a sentence for each.
    func partner(_ id: PartnerID) throws(Problem) -> Partner {
        do throws(PartnerProblem) {
            guard fromAge <= toAge else { throw PartnerProblem.ages }
            guard let hours = OpeningHours(words: hours) else { throw PartnerProblem.hours }
            let day = review.flatMap { LocalDay($0) }
            guard (review == nil) == (day == nil) else { throw PartnerProblem.review }
            return try Partner(
                id: id, version: version, kind: kind, dutch: try nl.words(), english: try en.words(), phone: phone,
                website: website,
                serves: PartnerReach(
                    regions: regions, groups: groups, forms: forms, ages: fromAge...toAge, languages: languages,
                    urgency: urgency, hours: hours),
                review: day)
        } catch {
            throw .invalid(error.rawValue)
        }
    }
}
