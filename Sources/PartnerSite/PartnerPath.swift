import Hummingbird

/// Every address of the partner's site.
enum PartnerPath: String, CaseIterable {
    case home = "/"
    case guest = "/guests/{guest}"
    case knock = "/guests/{guest}/knock"
    case entries = "/guests/{guest}/entries"
    case messages = "/guests/{guest}/messages"
    case departure = "/guests/{guest}/departure"
    case opening = "/letters/{letter}/opening"
    case receipt = "/letters/{letter}/receipt"
    case openAPI = "/openapi.json"
    case staticFiles = "/static/**"

    var route: RouterPath { RouterPath(rawValue) }
}
