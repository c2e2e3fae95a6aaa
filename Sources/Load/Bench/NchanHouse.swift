import Foundation

/// nginx with nchan: a channel for each side of a conversation, `/pub/<channel>` and `/sub/<channel>`.
struct NchanHouse: House {
    let port: UInt16

    func seats(_ count: Int) -> [[Seat]] {
        (0..<count).map { _ in
            let id = UUID().uuidString.lowercased()
            return [
                seat(posts: "\(id)-counsellor", reads: "\(id)-visitor"),
                seat(posts: "\(id)-visitor", reads: "\(id)-counsellor"),
            ]
        }
    }

    func idleSeats(_ count: Int) -> [Seat] {
        (0..<count).map { _ in seat(posts: "nobody", reads: UUID().uuidString.lowercased()) }
    }

    private func seat(posts channel: String, reads own: String) -> Seat {
        Seat(
            port: port,
            post: "POST /pub/\(channel) HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\ncontent-type: application/json\r\n",
            stream: "GET /sub/\(own) HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\naccept: text/event-stream\r\n\r\n",
            words: .filler)
    }
}
