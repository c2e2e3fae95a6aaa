import CEpoll
import Glibc

/// Waits on many sockets and one clock in a single thread, by `epoll`: the client must cost far less than what it measures.
final class Poller {
    private let descriptor: Int32
    private var connections: [Int32: Connection] = [:]
    private let alarm: Int32
    private let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)

    init() throws {
        descriptor = epoll_create1(0)
        alarm = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK))
        guard descriptor >= 0, alarm >= 0 else { throw LoadTrouble.system("epoll", errno) }
        try watch(alarm, for: EPOLLIN.rawValue)
    }

    deinit {
        close(descriptor)
        close(alarm)
        scratch.deallocate()
    }

    /// Nanoseconds on the monotonic clock.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    func add(_ connection: Connection) throws {
        connections[connection.descriptor] = connection
        try watch(connection.descriptor, for: EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLET.rawValue)
    }

    func remove(_ connection: Connection) {
        connections[connection.descriptor] = nil
        epoll_ctl(descriptor, EPOLL_CTL_DEL, connection.descriptor, nil)
    }

    /// Handles what is ready; returns at the latest at `deadline`.
    func turn(until deadline: Int64) throws {
        var time = itimerspec()
        let wait = max(1, deadline - Self.now())
        time.it_value = timespec(tv_sec: Int(wait / 1_000_000_000), tv_nsec: Int(wait % 1_000_000_000))
        timerfd_settime(alarm, 0, &time, nil)
        try withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 512) { events in
            let count = epoll_wait(descriptor, events.baseAddress, 512, -1)
            guard count >= 0 || errno == EINTR else { throw LoadTrouble.system("epoll_wait", errno) }
            for event in events.prefix(Int(max(0, count))) {
                guard let connection = connections[event.data.fd] else { continue }
                try connection.turn(scratch)
            }
        }
    }

    private func watch(_ other: Int32, for events: UInt32) throws {
        var event = epoll_event(events: events, data: epoll_data_t(fd: other))
        guard epoll_ctl(descriptor, EPOLL_CTL_ADD, other, &event) == 0 else {
            throw LoadTrouble.system("epoll_ctl", errno)
        }
    }
}
