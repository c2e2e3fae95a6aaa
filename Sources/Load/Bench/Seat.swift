import Foundation

/// One side of one conversation: where it posts and listens, and what makes its messages.
struct Seat: Sendable {
    enum Words: Sendable {
        /// Really sealed.
        case sealed(Talk)
        /// Random bytes of the same size: for a server that is only the yardstick.
        case filler
    }

    let port: UInt16
    /// Request line and headers of a post, without the length; each line ends with CR LF.
    let post: String
    /// The whole request that opens its stream. Seats with the same one share the connection.
    let stream: String
    private var words: Words

    init(port: UInt16, post: String, stream: String, words: Words) {
        self.port = port
        self.post = post
        self.stream = stream
        self.words = words
    }

    /// A whole request with this message id: made before the clock runs.
    mutating func request(id: String) throws -> [UInt8] {
        var message: WireShapes.Message
        switch words {
        case .sealed(var talk):
            message = try talk.seal(String(repeating: "een bericht ", count: 10))
            words = .sealed(talk)
        case .filler:
            var random = SystemRandomNumberGenerator()
            let bytes = Data((0..<284).map { _ in UInt8.random(in: 0...255, using: &random) })
            message = WireShapes.Message(
                id: id, epoch: 1, instance: "0123456789abcdef", counter: 0, envelope: WireBytes(bytes))
        }
        message.id = id
        let body = try JSONEncoder().encode(message)
        return Array("\(post)content-length: \(body.count)\r\n\r\n".utf8) + body
    }
}
