public import HelplineCore

/// For whom an organisation is there, and when: what a search asks of it. An empty set excludes nobody.
public struct PartnerReach: Equatable, Sendable {
    /// How soon it can do something.
    public enum Urgency: String, Codable, CaseIterable, Sendable {
        case now, days, weeks

        /// Those that are soon enough for who needs help `by` then.
        public static func soonEnough(for by: Urgency) -> [Urgency] {
            switch by {
            case .now: [.now]
            case .days: [.now, .days]
            case .weeks: allCases
            }
        }
    }

    /// A province of the Netherlands; an organisation without one works everywhere.
    public enum Region: String, Codable, CaseIterable, Sendable {
        case drenthe = "dr", flevoland = "fl", friesland = "fr", gelderland = "ge", groningen = "gr", limburg = "li"
        case northBrabant = "nb", northHolland = "nh", overijssel = "ov", utrecht = "ut", zeeland = "ze"
        case southHolland = "zh"
    }

    public enum Group: String, Codable, CaseIterable, Sendable {
        case girls, boys, women, men, lgbti, disability, parents, bystanders, offenders
        case withoutPapers = "without-papers"
    }

    /// A form of exploitation, by the codes of the code book.
    public enum Form: String, Codable, CaseIterable, Sendable {
        case sexual = "sex", criminal = "crim", labour = "lab", begging = "beg", servitude = "dom", marriage = "marr"
        case organs = "org", other = "oth"
    }

    public static let mostLanguages = 30
    public static let oldestAge = 120

    /// Whether a text has the form of a BCP 47 primary language tag: two or three small letters.
    public static func isLanguage(_ tag: String) -> Bool {
        (2...3).contains(tag.utf8.count) && tag.utf8.allSatisfy { (97...122).contains($0) }
    }

    public let regions: Set<Region>
    public let groups: Set<Group>
    public let forms: Set<Form>
    /// Whole years.
    public let ages: ClosedRange<Int>
    /// BCP 47 primary tags; at least one.
    public let languages: Set<String>
    public let urgency: Urgency
    /// None: not known.
    public let hours: OpeningHours

    public init(
        regions: Set<Region> = [], groups: Set<Group> = [], forms: Set<Form> = [], ages: ClosedRange<Int> = 0...120,
        languages: Set<String> = ["nl"], urgency: Urgency = .days, hours: OpeningHours = .none
    ) throws(PartnerProblem) {
        guard ages.lowerBound >= 0, ages.upperBound <= Self.oldestAge else { throw .ages }
        guard (1...Self.mostLanguages).contains(languages.count),
            languages.allSatisfy(Self.isLanguage)
        else { throw .languages }
        self.regions = regions
        self.groups = groups
        self.forms = forms
        self.ages = ages
        self.languages = languages
        self.urgency = urgency
        self.hours = hours
    }
}
