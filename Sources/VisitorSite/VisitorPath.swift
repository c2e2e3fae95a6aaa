import Hummingbird

/// Every address of the visitor's site.
enum VisitorPath: String, CaseIterable {
    case home = "/"
    case steps = "/stappen"
    case reading = "/lezen"
    case readingSafe = "/lezen/veilig"
    case readingPromises = "/lezen/beloften"
    case readingAccessibility = "/lezen/toegankelijkheid"
    case readingRights = "/lezen/rechten"
    /// Named for what it is about in no word that says more to who reads a list of visited pages.
    case readingChoices = "/lezen/keuzes"
    case figures = "/cijfers"
    case figuresOfYear = "/cijfers/{year}"
    case figuresFile = "/cijfers/{year}/**"
    case leave = "/weg"
    case service = "/service"
    case team = "/team"
    case puzzles = "/puzzles"
    case session = "/session"
    case returns = "/returns"
    case conversations = "/conversations"
    case conversation = "/conversations/{id}"
    case ticket = "/conversations/{id}/ticket"
    case entries = "/conversations/{id}/entries"
    case events = "/conversations/{id}/events"
    case messages = "/conversations/{id}/messages"
    case typing = "/conversations/{id}/typing"
    case epochs = "/conversations/{id}/epochs"
    case returnCode = "/conversations/{id}/return-code"
    case queue = "/conversations/{id}/queue"
    case leftMessage = "/conversations/{id}/left-message"
    case revocation = "/conversations/{id}/revocation"
    case closure = "/conversations/{id}/closure"
    case objection = "/conversations/{id}/objection"
    case erasure = "/conversations/{id}/erasure"
    case guestAnswer = "/conversations/{id}/guests/{guest}/answer"
    case letterAnswer = "/conversations/{id}/letters/{letter}/answer"
    case survey = "/conversations/{id}/survey"
    case openAPI = "/openapi.json"
    case staticFiles = "/static/**"

    var route: RouterPath { RouterPath(rawValue) }

    static func figures(of year: Int) -> String { "\(figures.rawValue)/\(year)/" }
}
