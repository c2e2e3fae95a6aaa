/// What somebody needs an organisation for; what is not said asks nothing.
public struct PartnerNeed: Equatable, Sendable {
    public static let longestText = 60

    public var kind: PartnerKind?
    public var region: PartnerReach.Region?
    public var group: PartnerReach.Group?
    public var form: PartnerReach.Form?
    public var age: Int?
    public var language: String?
    public var urgency: PartnerReach.Urgency?
    public var openNow = false
    /// In a name, in either language.
    public var text: String?

    public init() {}
}
