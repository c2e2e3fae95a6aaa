import CPostgres
import Foundation

extension PostgresConnection {
    /// What other connections have notified since the last call; never waits.
    func notifications() throws -> [String] {
        guard !isLost, PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else { throw lose() }
        var letters: [String] = []
        while let notification = PQnotifies(handle) {
            // One's own come too.
            if notification.pointee.be_pid != PQbackendPID(handle) {
                letters.append(String(cString: notification.pointee.extra))
            }
            PQfreemem(notification)
        }
        return letters
    }

    /// Waits until the server says something, `descriptor` can be read, or the time has passed.
    func waitForNews(or descriptor: Int32, milliseconds: Int) throws {
        var descriptors = [
            pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard descriptors[0].fd >= 0 else { throw lose() }
        if poll(&descriptors, 2, Int32(milliseconds)) < 0, errno != EINTR { throw lose() }
    }
}
