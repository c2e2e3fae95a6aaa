public import SiteSupport

/// What the organisation decides about its partner site.
public struct PartnerSettings: Sendable {
    public var organisation: String
    /// The public origin, or `nil` for the request's own host; whether it is TLS; proxies whose forwarded address is believed.
    public var origin: String?
    public var overTLS: Bool
    public var trustedProxies: [AddressRange]

    public init(organisation: String) {
        self.organisation = organisation
        origin = nil
        overTLS = false
        trustedProxies = []
    }
}
