import Foundation
import HelplineCore
import Referral
import Testing

/// Whichever form a directory leaves in, it comes back; whatever is wrong with a file, nothing of it is there.
@Suite struct PartnerFormsTests {
    @Test(arguments: PartnerForm.allCases, [UInt64](0..<20))
    func `a directory comes back as it left`(form: PartnerForm, seed: UInt64) throws {
        let partners = try InventedPartners.all(30, seed: seed)
        let files = try form.files(partners)

        let reading = try form.read(files.map { ($0.name, Data($0.text.utf8)) })

        #expect(reading.problems.isEmpty)
        #expect(reading.unmapped.entries.isEmpty)
        #expect(reading.partners == partners)
        #expect(try form.files(reading.partners).map(\.text) == files.map(\.text))
    }

    @Test(arguments: PartnerForm.allCases)
    func `an empty directory is a sound file`(form: PartnerForm) throws {
        let reading = try form.read(try form.files([]).map { ($0.name, Data($0.text.utf8)) })

        #expect(reading.problems.isEmpty && reading.partners.isEmpty && reading.unmapped.entries.isEmpty)
    }

    @Test(arguments: PartnerForm.allCases, [UInt64](0..<150))
    func `bytes changed at random are told with a place, or are a directory that can be written again`(
        form: PartnerForm, seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        var files = try form.files(try InventedPartners.all(4, seed: seed)).map { ($0.name, Data($0.text.utf8)) }
        let spoilt = Int.random(in: 0..<files.count, using: &random)
        for _ in 0..<Int.random(in: 1...4, using: &random) where !files[spoilt].1.isEmpty {
            let place = Int.random(in: 0..<files[spoilt].1.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: files[spoilt].1.remove(at: place)
            case 1:
                let bytes: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x00, 0xC3, 0x3D, 0x2F]
                files[spoilt].1.insert(bytes.randomElement(using: &random) ?? 0, at: place)
            default: files[spoilt].1[place] = UInt8.random(in: 0...255, using: &random)
            }
        }

        guard let reading = try? form.read(files) else {
            #expect(form == .hsds && files[spoilt].0 == HSDSPackage.descriptor)
            return
        }

        if reading.problemCount > 0 {
            #expect(reading.problemCount >= reading.problems.count && !reading.problems.isEmpty)
            for problem in reading.problems {
                let named = files.first { $0.0 == problem.file }.map(\.1) ?? Data()
                let lines = named.count { $0 == UInt8(ascii: "\n") }
                #expect((1...lines + 1).contains(problem.line), "\(problem)")
                for language in Language.allCases { #expect(!problem.sentence(in: language).isEmpty) }
            }
        } else {
            let again = try form.read(try form.files(reading.partners).map { ($0.name, Data($0.text.utf8)) })
            #expect(again.partners == reading.partners)
            #expect(again.unmapped.entries.isEmpty)
        }
    }

    @Test(arguments: PartnerForm.allCases)
    func `more than a directory holds is refused at the first row too many`(form: PartnerForm) throws {
        let one = try InventedPartners.all(1, seed: 1)[0]
        let many = try (0...Partner.most).map { number in
            try Partner(
                id: .random(), version: 1, kind: one.kind, dutch: PartnerWords(name: "Huis \(number)"),
                english: one.english,
                serves: PartnerReach())
        }

        let reading = try form.read(try form.files(many).map { ($0.name, Data($0.text.utf8)) })

        #expect(reading.partners.isEmpty)
        #expect(reading.problems.map(\.reason) == [.tooMany])
        #expect(reading.problems.map(\.line) == [Partner.most + 2])
    }
}
