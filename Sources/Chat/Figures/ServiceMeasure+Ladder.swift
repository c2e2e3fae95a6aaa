import DisclosureControl

extension ServiceMeasure {
    /// Whether its classes tell of the service and not of people: an hour or a time of waiting in which nobody was may be shown as
    /// zero. Most chats are closed at night.
    var isOfTheService: Bool {
        switch self {
        case .hour, .wait, .left: true
        case .language, .outcome, .message, .helped, .again, .found, .ground, .told, .second: false
        }
    }

    /// Coarser and coarser classes, for when the fine ones are small. The last one is the total alone where that says something.
    var ladder: [Folding] {
        switch self {
        case .language, .message, .ground, .second: [Self.all(classes)]
        case .told:
            [folding(["knew": ["told", "told-after"], "not-told": ["not-told"]]), Self.all(classes)]
        case .hour:
            [
                folding([
                    "h00-06": ["h00", "h03"], "h06-12": ["h06", "h09"], "h12-18": ["h12", "h15"],
                    "h18-24": ["h18", "h21"],
                ]),
                folding(["h06-18": ["h06", "h09", "h12", "h15"], "h18-06": ["h18", "h21", "h00", "h03"]]),
                Self.all(classes),
            ]
        case .outcome: [folding(["missed": ["left", "silent"], "reached": ["reached"]])]
        case .wait, .left:
            [
                folding(["gte30": ["gte30"], "lt5": ["lt1", "m1_2", "m2_5"], "m5_30": ["m5_10", "m10_30"]]),
                folding(["gte10": ["m10_30", "gte30"], "lt10": ["lt1", "m1_2", "m2_5", "m5_10"]]),
                Self.all(classes),
            ]
        case .helped, .again, .found: [folding(["less": ["some", "no"], "yes": ["yes"]]), Self.all(classes)]
        }
    }

    /// In the order of the first of each one's parts.
    private func folding(_ parts: [String: [String]]) -> Folding {
        let place = { (codes: [String]) in codes.compactMap { self.classes.firstIndex(of: $0) }.min() ?? 0 }
        return Folding(
            classes: parts.map { Folding.Class(code: $0.key, of: $0.value) }.sorted { place($0.of) < place($1.of) })
    }

    private static func all(_ classes: [String]) -> Folding {
        Folding(classes: [Folding.Class(code: "all", of: classes)])
    }
}
