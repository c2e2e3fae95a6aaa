public import Chat
import Foundation
import HelplineCore

/// Lets the nodes of one installation hear each other, by PostgreSQL's notifications (docs/adr/0018).
///
/// Notifications leave after the commit they are about, in a transaction of their own that nobody waits for: inside the
/// commit they would make all commits of all nodes wait for one another.
public final class PostgresRelay: NodeRelay {
    /// Who is present is told again at this pace, so that others forget a node that died.
    private static let pace = Duration.seconds(10)

    private let settings: ConnectionSettings
    private let outbox = Outbox()
    /// This node's name among the others, new at every start.
    private let node = Data.random(6).base64URL

    public init(_ database: PostgresDatabase) { settings = database.settings }

    public func tell(_ news: NodeNews) { outbox.put(news) }

    /// Connects hub and presence to the other nodes until the task is cancelled; then what was told last still goes out.
    public func run(hub: ConversationHub, presence: Presence) async {
        let (heard, hand) = AsyncStream.makeStream(of: RelayThread.Heard.self)
        await hub.connect(self)
        await presence.connect(self)
        let thread = Thread { [settings, node, outbox] in
            RelayThread(settings, node: node, outbox: outbox) { hand.yield($0) }.run()
            outbox.allSent()
            hand.finish()
        }
        thread.name = "relay"
        thread.start()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await Self.listen(to: heard, self, hub, presence) }
            while !Task.isCancelled {
                for news in await Self.everybody(presence) { tell(news) }
                do { try await Task.sleep(for: Self.pace) } catch { break }
            }
        }
        await outbox.close()
    }

    /// Everybody who is present at this node.
    private static func everybody(_ presence: Presence) async -> [NodeNews] {
        await presence.roster.here() + presence.buddies.here().map { .buddy($0) } + presence.here().map { .present($0) }
    }

    private static func listen(
        to heard: AsyncStream<RelayThread.Heard>, _ relay: PostgresRelay, _ hub: ConversationHub, _ presence: Presence
    ) async {
        for await one in heard {
            switch one {
            case .newcomer: for news in await everybody(presence) { relay.tell(news) }
            case .nothing: await presence.roster.hearsNobody()
            case .news(.announced(let topic), _): await hub.hear(topic)
            case .news(.revoked(let id), _): await hub.hearRevocation(of: id)
            case .news(.present(let news), let node): await presence.hear(news, from: node)
            case .news(.onShift(let member, let streams), let node):
                await presence.roster.hear(member, streams: streams, from: node)
            case .news(.buddy(let call), _): if presence.buddies.hear(call) { await hub.hear(.queue) }
            case .news(.everything, _):
                await presence.roster.hearsAgain()
                await hub.hearEverything()
            }
        }
    }
}
