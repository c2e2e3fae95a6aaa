import Chat
import HelplineCore
import Logging
import SQLiteStore
import ServiceLifecycle
import SiteSupport
import Storage

/// What is measured of one running server, and the port that shows it.
struct Operations: Sendable {
    /// The operator's own programs, a few of them.
    static let mostConnections = 50

    let visitor = RequestMetrics(site: "visitor")
    let staff = RequestMetrics(site: "staff")
    let partner = RequestMetrics(site: "partner")
    let commits = CommitMetrics()
    private let process = ProcessMetrics()

    func site(of wiring: Wiring, _ readiness: Readiness, puzzleBits: @escaping @Sendable () -> Int) -> OperationsSite {
        OperationsSite(readiness: readiness) {
            let waiting: [MetricFamily.Sample]
            // A database that does not answer leaves the figure out; /ready says so.
            do { waiting = [.init(Double(try await wiring.installation.stores.queue.waiting().count))] } catch {
                waiting = []
            }
            return RequestMetrics.families(of: [visitor, staff, partner]) + commits.families + process.families + [
                MetricFamily("lichtpunt_waiting", .gauge, "Conversations that wait in the queue.", waiting),
                MetricFamily(
                    "lichtpunt_open_streams", .gauge, "Streams and long polls open now.",
                    [.init(Double(await wiring.hub.openStreams))]),
                MetricFamily(
                    "lichtpunt_puzzle_bits", .gauge, "How hard a puzzle is now; each bit doubles the work.",
                    [.init(Double(puzzleBits()))]),
            ]
        }
    }
}
