import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension PartnerSite {
    /// `?wait=` in seconds, 1 to 30; `nil` without it.
    func wait(of request: Request) throws(Problem) -> Duration? {
        try request.number("wait", in: 1...30).map { .seconds($0) }
    }

    /// One poll of a guest: it holds a place, of his and of his address, and hears what is announced of his conversation while it lasts.
    func polling(
        _ request: Request, _ context: GuestContext, _ answer: (AsyncStream<Void>) async throws -> Response
    ) async throws -> Response {
        let (session, address) = (context.caller.session, addresses.key(of: request, context: context))
        if polls.isFull(session) { throw Problem.tooMany(retryAfter: 5) }
        if pollsByAddress.isFull(address) { throw Problem.tooMany(retryAfter: 15) }
        try pollBuckets.take(session, at: clock.now())
        polls.take(session)
        pollsByAddress.take(address)
        let wakeups = await hub.wakeups(for: [.conversation(context.guest.conversation)])
        let result: Result<Response, any Error>
        do { result = .success(try await answer(wakeups.sequence)) } catch { result = .failure(error) }
        await hub.unsubscribe(wakeups.subscription)
        polls.giveBack(session)
        pollsByAddress.giveBack(address)
        return try result.get()
    }

    /// His poll is his sign of life: without one for a while he has left.
    func giveSignOfLife(of guest: Guest) async throws(StoreFailure) {
        let now = clock.now()
        guard guest.step == .present, signs.isDue(guest.id, at: now) else { return }
        try await stores.guests.noteSign(of: guest.id, at: now)
    }
}
