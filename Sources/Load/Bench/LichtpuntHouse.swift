import AsyncHTTPClient
import Foundation
import Sealing

/// The demonstration: visitors who open conversations and counsellors who claim them, in turn.
struct LichtpuntHouse: House {
    private let sites: SiteOptions
    private let client: HTTPClient
    private let team: Sealing.MembershipList
    private let counsellors: [CounsellorClient]

    init(_ sites: SiteOptions, _ client: HTTPClient) async throws {
        self.sites = sites
        self.client = client
        team = try await sites.team(client)
        counsellors = try await sites.counsellors(client)
    }

    func seats(_ count: Int) async throws -> [[Seat]] {
        try await withThrowingTaskGroup(of: [Seat].self) { group in
            var seats: [[Seat]] = []
            for number in 0..<count {
                if number >= 32, let pair = try await group.next() { seats.append(pair) }
                let counsellor = counsellors[number % counsellors.count]
                group.addTask {
                    let visitor = try await VisitorClient(client: client, base: sites.visitorURL, team: team)
                    return [try await visitor.seat(), try await counsellor.seat(in: visitor.conversation)]
                }
            }
            return try await group.reduce(into: seats) { $0.append($1) }
        }
    }

    func idleSeats(_ count: Int) async throws -> [Seat] { try await seats(count).map { $0[0] } }
}

extension Seat {
    /// - Parameters:
    ///   - wire: the site and what proves who asks.
    ///   - events: path of its event stream.
    init(_ talk: Talk, over wire: Wire, events: String) throws {
        guard let url = URL(string: wire.base), let host = url.host(),
            let port = url.port.flatMap(UInt16.init(exactly:))
        else { throw LoadTrouble.unreadable(wire.base) }
        let proof = wire.headers.map { "\($0): \($1)\r\n" }.joined()
        self.init(
            port: port,
            post: "POST /conversations/\(talk.conversation)/messages HTTP/1.1\r\nhost: \(host):\(port)\r\n"
                + "sec-fetch-site: same-origin\r\naccept-language: nl\r\n\(proof)content-type: application/json\r\n",
            stream: "GET \(events) HTTP/1.1\r\nhost: \(host):\(port)\r\naccept: text/event-stream\r\n\(proof)\r\n",
            words: .sealed(talk))
    }
}
