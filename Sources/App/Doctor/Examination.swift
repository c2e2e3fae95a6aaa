import Accounts
import Foundation
import HelplineCore
import SQLiteStore

/// Looks at everything an installation needs, one thing after the other.
struct Examination {
    let folder: DataFolder
    let assets: String?
    let config: String?
    let environment: [String: String]

    func findings() async -> [Finding] {
        var findings = [pages(), dataFolder(), space()]
        let configuration: AppConfiguration
        do {
            let file = config.map { URL(fileURLWithPath: $0) } ?? folder.configuration
            configuration = try await .read(file: file, mustExist: config != nil, environment: environment)
            findings.append(.good("configuration", file.path))
        } catch {
            return findings + [.bad("configuration", error.description)]
        }
        guard folder.hasDatabase else {
            return findings + [.bad("database", "there is none in \(folder.url.path); lichtpunt serve makes it")]
        }
        do {
            let installation = try OpenInstallation(folder, for: .command)
            findings.append(await database(installation))
            findings.append(await keyFile(installation, configuration))
            findings.append(await rootHash(installation, configuration))
            findings.append(await audit(installation))
            findings.append(await backup(installation))
            try await installation.database.close()
        } catch {
            findings.append(.bad("database", "\(error)"))
        }
        return findings
    }

    private func pages() -> Finding {
        do {
            let found = try AssetsFolder.resolve(
                option: assets, environment: environment, program: RunningProgram.location)
            return .good("pages", found.url.path)
        } catch {
            return .bad("pages", error.description)
        }
    }

    private func dataFolder() -> Finding {
        guard folder.exists else {
            return .bad("data folder", "\(folder.url.path) does not exist; lichtpunt serve makes it")
        }
        do {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.url.path)[.posixPermissions] as? Int
            guard let mode, mode & 0o077 == 0 else {
                return .bad("data folder", "other accounts can look into it. Run: chmod 700 \(folder.url.path)")
            }
            return .good("data folder", folder.url.path)
        } catch {
            return .bad("data folder", error.localizedDescription)
        }
    }

    private func space() -> Finding {
        do {
            let place = folder.exists ? folder.url : folder.url.deletingLastPathComponent()
            let free =
                try FileManager.default.attributesOfFileSystem(forPath: place.path)[.systemFreeSize] as? Int64 ?? 0
            let megabytes = free / 1_000_000
            return megabytes < 500
                ? .bad("disk", "only \(megabytes) MB free; a full disk refuses messages. Free space.")
                : .good("disk", "\(megabytes) MB free")
        } catch {
            return .bad("disk", error.localizedDescription)
        }
    }

    private func database(_ installation: OpenInstallation) async -> Finding {
        do {
            try await installation.database.checkWhole()
            return .good("database", "whole, every commit synced to disk")
        } catch {
            return .bad("database", CommandProblem(error, in: folder).description)
        }
    }

    private func keyFile(_ installation: OpenInstallation, _ configuration: AppConfiguration) async -> Finding {
        let file = configuration.keyFile ?? folder.keyFile.path
        guard FileManager.default.fileExists(atPath: file) else {
            return .bad("key file", "\(file) is missing. Put it back: without it nobody can sign in.")
        }
        do {
            _ = try await installation.serverKeys(configuration)
            return .good("key file", file)
        } catch {
            return .bad("key file", error.description)
        }
    }

    private func rootHash(_ installation: OpenInstallation, _ configuration: AppConfiguration) async -> Finding {
        do {
            guard let founded = try await installation.installations.installation() else {
                return .bad("team", "not founded yet; serve prints the link for the first coordinator")
            }
            guard let configured = configuration.rootHash else {
                return .bad(
                    "team",
                    "rootHash is not set, so the visitor site stays not open yet. Take the line from the set-up page.")
            }
            guard configured == founded.rootHash.base64URL else {
                return .bad(
                    "team",
                    "rootHash is not this database's. Compare it with the printed recovery kit before you change anything: somebody may have replaced the team."
                )
            }
            return .good("team", "\(founded.name), root hash as configured")
        } catch {
            return .bad("team", CommandProblem(error, in: folder).description)
        }
    }

    private func audit(_ installation: OpenInstallation) async -> Finding {
        do {
            guard let head = try await installation.audit.head() else { return .good("audit trail", "empty") }
            return try await installation.audit.verify(head: head) == .intact
                ? .good("audit trail", "\(head.number) lines, whole")
                : .bad("audit trail", "altered; see lichtpunt audit verify")
        } catch {
            return .bad("audit trail", CommandProblem(error, in: folder).description)
        }
    }

    private func backup(_ installation: OpenInstallation) async -> Finding {
        do {
            if try await installation.installations.isDemonstration() {
                return .good("backup", "a demonstration needs none")
            }
        } catch {
            return .bad("backup", CommandProblem(error, in: folder).description)
        }
        do {
            guard let mark = try BackupMark.last(in: folder) else {
                return .bad("backup", "none was made yet; see lichtpunt backup --help")
            }
            let words = "the last one is of \(mark.words)"
            return mark.isOlder(than: .days(7), at: SystemWallClock().now())
                ? .bad("backup", "\(words), more than a week ago; lichtpunt backup makes one") : .good("backup", words)
        } catch {
            return .bad("backup", "\(error)")
        }
    }
}
