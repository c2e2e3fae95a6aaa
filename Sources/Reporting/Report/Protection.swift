import DisclosureControl

/// One planned table: its cells with their thresholds, and the labels of what comes out.
struct Protection {
    let planned: PublicationPlan.Table
    let dimension: DimensionCounts
    let plan: PublicationPlan

    var outcome: SmallCountHiding.Outcome {
        // What is impossible by definition is no cell, unless somebody is in it after all.
        let classes = dimension.classes.filter { $0.count > 0 || planned.impossible?.contains($0.code) != true }
        let cells = classes.map {
            OneWayTable.Cell(
                code: $0.code, count: $0.count, threshold: plan.threshold(of: $0.code, in: planned),
                isOpen: planned.open?.contains($0.code) == true)
        }
        let ladder = (planned.ladder ?? []).map { step in
            Folding(classes: step.map { Folding.Class(code: $0.code, of: $0.of) })
        }
        return SmallCountHiding.protect(OneWayTable(cells: cells), ladder: ladder)
    }

    func table(_ published: PublishedTable) -> YearReport.Table {
        let rows = published.cells.map { cell in
            YearReport.Row(
                code: cell.code, label: label(of: cell.code), value: cell.value,
                percentage: cell.value.count.flatMap {
                    Rounded.percentage($0, of: published.total, smallestBase: plan.smallestPercentageBase)
                })
        }
        return YearReport.Table(
            name: planned.name, dimension: dimension.name, label: dimension.label, over: planned.over, rows: rows,
            total: published.total)
    }

    private func label(of code: String) -> Label {
        let folded = planned.ladder?.joined().first { $0.code == code }?.label
        return folded ?? dimension.classes.first { $0.code == code }?.label ?? Label(nl: code, en: code)
    }
}
