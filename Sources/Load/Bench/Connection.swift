import Glibc

/// One kept-alive TCP connection to a server on this machine. What arrives goes to `take`, which subclasses define.
class Connection {
    let descriptor: Int32
    private var unsent: [UInt8] = []

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard descriptor >= 0, connected == 0 else { throw LoadTrouble.system("connect", errno) }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) throws {
        guard unsent.isEmpty else { return unsent += bytes }
        let sent = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard sent >= 0 || errno == EAGAIN else { throw LoadTrouble.system("write", errno) }
        if sent < bytes.count { unsent += bytes[max(0, sent)...] }
    }

    /// Writes what waited and reads all there is.
    func turn(_ scratch: UnsafeMutableRawBufferPointer) throws {
        if !unsent.isEmpty {
            let waiting = unsent
            unsent = []
            try send(waiting)
        }
        while true {
            let count = read(descriptor, scratch.baseAddress, scratch.count)
            if count > 0 {
                try take(UnsafeRawBufferPointer(rebasing: scratch[..<count]))
                if count < scratch.count { return }
            } else if count < 0, errno == EAGAIN {
                return
            } else {
                throw LoadTrouble.streamEnded
            }
        }
    }

    func take(_ bytes: UnsafeRawBufferPointer) throws {}
}
