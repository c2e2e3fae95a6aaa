/// What goes wrong in a load run apart from HTTP.
enum LoadTrouble: Error, CustomStringConvertible {
    case unreadable(String)
    case streamEnded
    case tooSlow(String)
    /// A system call and its `errno`.
    case system(String, Int32)

    var description: String {
        switch self {
        case .unreadable(let what): "unreadable: \(what)"
        case .streamEnded: "an event stream ended before all was delivered"
        case .tooSlow(let what): "not done in time: \(what)"
        case .system(let call, let number): "\(call) failed with \(number)"
        }
    }
}
