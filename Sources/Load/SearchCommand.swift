import Accounts
import ArgumentParser
import AsyncHTTPClient
import Foundation

/// How long the partner directory takes to answer, one search after the other, as one counsellor at one keyboard asks.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search the demonstration's partner directory; one line of JSON with each need's times.")

    private struct Need: Encodable {
        var region, form, text: String?
        var age: Int?
        var openNow: Bool?
    }
    private struct Line: Encodable {
        let found: [String: Int]
        let milliseconds: [String: Percentiles]
    }
    private struct Reply: Decodable {
        struct Match: Decodable {}
        let matches: [Match]
    }

    private static let needs: [(String, Need)] = [
        ("nothing", Need()), ("region, age and form", Need(region: "ze", form: "sex", age: 15)),
        ("open now", Need(openNow: true)), ("one name", Need(text: "huis 4900")),
        ("open now, and nobody is", Need(text: "huis 4", openNow: true)),
    ]

    @OptionGroup var sites: SiteOptions
    @Option(help: "Searches for each need.") var rounds = 200

    func run() async throws {
        let line = try await HTTPClient.lend { client in
            guard let counsellor = try await sites.counsellors(client).first else {
                throw LoadTrouble.unreadable("the demonstration has no counsellor")
            }
            var (found, times) = ([String: Int](), [String: [Int64]]())
            for _ in 0..<rounds {
                for (name, need) in Self.needs {
                    let start = ContinuousClock.now
                    let reply: Reply = try await counsellor.wire.ask("POST", "/partner-matches", need)
                    let took = start.duration(to: .now).components
                    times[name, default: []].append(took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000)
                    found[name] = reply.matches.count
                }
            }
            return Line(found: found, milliseconds: times.mapValues(Percentiles.init(nanoseconds:)))
        }
        print(String(decoding: try JSONEncoder().encode(line), as: UTF8.self))
    }
}
