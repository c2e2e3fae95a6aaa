public import HelplineCore

/// How waiting ended.
public enum WaitingEnd: String, Sendable, CaseIterable { case reached, left, silent }

/// A time of waiting, in classes.
public enum WaitClass: String, Sendable, CaseIterable {
    case under1 = "lt1"
    case under2 = "m1_2"
    case under5 = "m2_5"
    case under10 = "m5_10"
    case under30 = "m10_30"
    case longer = "gte30"

    public init(_ wait: Duration) {
        switch wait {
        case ..<Duration.minutes(1): self = .under1
        case ..<Duration.minutes(2): self = .under2
        case ..<Duration.minutes(5): self = .under5
        case ..<Duration.minutes(10): self = .under10
        case ..<Duration.minutes(30): self = .under30
        default: self = .longer
        }
    }
}

/// Three hours of the day on a clock in the Netherlands, named by the first.
public enum DayPart: String, Sendable, CaseIterable {
    case from0 = "h00"
    case from3 = "h03"
    case from6 = "h06"
    case from9 = "h09"
    case from12 = "h12"
    case from15 = "h15"
    case from18 = "h18"
    case from21 = "h21"

    public init(_ at: Timestamp) {
        self = Self.allCases[LocalTime(at).hour / 3]
    }
}
