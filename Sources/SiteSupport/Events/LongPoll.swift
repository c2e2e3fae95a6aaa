/// The waiting of a long poll: the fallback where something on the way holds a stream back.
public enum LongPoll {
    /// Returns at the first wake-up, when the wake-ups end, or after the time.
    public static func wait(for wakeups: AsyncStream<Void>, atMost time: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in wakeups { break }
            }
            group.addTask {
                do { try await Task.sleep(for: time) } catch { return }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
