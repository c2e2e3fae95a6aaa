import GRDB
import HelplineCore
import StoreSupport

extension SQLiteDatabase {
    private static let promised = [
        "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "temp_store": 2, "page_size": 4096,
    ]

    /// What the writing connection answers now, for `doctor` and tests: 2 is FULL and memory, 1 is on.
    package func writerSettings() throws -> [String: Int] {
        try pool.writeWithoutTransaction { db in
            try Self.promised.reduce(into: [:]) { found, promise in
                found[promise.key] = try Int.fetchOne(db, sql: "PRAGMA \(promise.key)")
            }
        }
    }

    /// Opens the pool and asserts, by reading them back, the settings that promises on the visitor's page rest on.
    static func connect(to path: String, for use: Use) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "lichtpunt"
        configuration.busyMode = .timeout(use.busyTimeout)
        configuration.maximumReaderCount = use.readers
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            // Of a new file: the keyring's layout rests on it.
            try db.execute(sql: "PRAGMA page_size = 4096")
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // After opening: GRDB sets NORMAL when it turns write-ahead mode on, which a power cut may lose.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // Pages: 128 MB. Whoever waits for the write that moves the log into the file waits long; from a longer log each page is moved
            // once where it had changed often.
            if use == .server { try db.execute(sql: "PRAGMA wal_autocheckpoint = 32000") }
            // Kilobytes, taken as they are needed: what is written in some hundreds of conversations at once. It is 2,000 otherwise, and
            // every message then read pages again.
            if use == .server { try db.execute(sql: "PRAGMA cache_size = -8000") }
            for (pragma, expected) in promised {
                let found = try Int.fetchOne(db, sql: "PRAGMA \(pragma)")
                guard found == expected else {
                    throw StoreFailure.unavailable(
                        description:
                            "SQLite did not take the setting \(pragma) = \(expected); use another SQLite library.")
                }
            }
        }
        return pool
    }
}
