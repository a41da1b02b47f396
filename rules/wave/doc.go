// Package wave settles a year of simulated bills over columns: many patients at a time, and many policies at once. What it
// pays is to the fen what rules/settle pays one bill after another.
//
// # Waves
//
// The bills of one patient wait for each other, since what a year has paid so far limits the next payment; bills of different
// patients do not. So a block of bills (model.Claims) stands in waves: the first bill of every patient, then the second of
// all who have one, and so on, each patient's in order of month. Patients with most bills stand first: whoever has a bill in
// a wave is among the first patients of the block, and row i of a wave is patient i. From wave to wave that prefix thins, and
// columns by patient are read and written where they are, over the prefix, without an index.
//
// A has two bills of May, B one of February and one of May, C one of June, all eligible:
//
//	wave  row  patient  month  eligible
//	  1    0      A       5      1,200
//	       1      B       2        600
//	       2      C       6        400
//	  2    3      A       5      1,000
//	       4      B       5        400
//
// They go through a policy of three benefits:
//
//	basic    pays 0.5 * eligible, ceiling most - ytd.paid.basic     most: 1000
//	monthly  at the month's end, leaves min(unpaid.total, 400)
//	relief   at the year's end, pays share * max(0, unpaid.total - 300)     share: 0.5
//
// # Columns of periods
//
// What formulas read of a period is kept in a column by patient, a cell, which begins at 0. The program of a wave reads it
// and leaves it as it is after the bill:
//
//	                       A      B      C
//	wave 1 pays           600    300    200
//	ytd.paid.basic        600    300    200
//	wave 2 pays           400    200           A is held to 1,000 - 600
//	ytd.paid.basic      1,000    500    200    C has no row and keeps what it has
//
// The cells of a month hold for the month of the patient's last bill (monthSeen); at a bill of another they begin at 0:
// B's 300 of February are gone in May, A's 600 of May are not. Where the policy changes within the year, each run of rows
// under one edition goes through a program of its own.
//
// # Period ends
//
// A month ends for a patient with the last bill in it. After wave 1 that is February for B and June for C, who keep the 300
// and 200 that are left; A's May goes on. After wave 2 A has 1,200 left of May and is paid 800, B keeps 200. Rows are few and
// scattered, so each goes through the month's program alone. The year ends for all at once, in one program over the whole
// columns: 400, 500 and 200 are left, and relief pays 50, 100 and 0.
//
// # Policies together
//
// Scenarios send the same bills through policies that differ in little, and what two of them make alike is made once. Where
// that is so is found by partition refinement, as one minimises an automaton: at first a word has one cell for all policies;
// programs are built over the cells, in a graph in which equal expressions are one; where a program leaves a word to two
// policies as two expressions its cell is parted; and so again until none is. What begins alike and is always changed alike
// stays alike: that is a proof about formulas, and no comparison of figures. What a year's end leaves is read by nothing, and parts
// nothing. Let share be 0.6 in a second policy and most be
// 800 in a third. ytd.paid.basic is one cell of the first two, and another of the third, which pays A 200 and, at the end
// of May, 1,000. Payments have streams by the same rule:
//
//	          basic  monthly  relief
//	first       0       1       2
//	second      0       1       3      relief: 60, 120, 0
//	third       4       5       6      relief: 50, 100, 0, by another way
//
// # Classes
//
// Much of a policy is about some bills only: a chronic bill has no deductible, relief is for the poor, nothing was paid before
// a first bill. Where one edition holds all year, no month ends with a payment and no policy looks at households, the rows of a
// wave are sorted by class: kind of care, whether some formula names the patient's category, and the first bill of the year
// or a later one. Each class has a program in which what it decides is folded away; its rows are gathered into columns and put
// back. What conditions say of a word is decided by what a class leaves of it: "in poor" is no condition where all of its
// categories are of the poor. Let A and C be poor, B not, all bills be of inpatients but B's second, and the policy be
//
//	basic   pays 0.5 * (total - (500 of a first admission, 300 of a later one, 0 of a chronic bill))
//	relief  pays the poor 0.2 * unpaid.total, ceiling 200 - ytd.paid.relief
//
//	wave  rows  class                    basic     relief
//	  1    1    first, inpatient          50
//	       0 2  first, inpatient, poor   350 0     170 80
//	  2    1    later, chronic           200
//	       0    later, inpatient, poor   350        30
//
// The program of the first line has one deductible, reads no cell and pays no relief; that of the last has the other
// deductible, and reads how much of the 200 is left.
//
// # Draws
//
// Policies are compiled once for a study. A number that has a range stands in the programs as one to come: a draw tells it
// (Waves.Draw), and what hangs on such numbers alone is worked out once for a draw, not for every row. A worker's Runner goes
// on to the next draw with its memory (Waves.RunnerAfter). Two policies that state a number alike and draw it alike have it in
// common, so that the proof of what they share holds for every draw. A draw for which the programs do not hold, in which a
// number has no limit or policies were given two values of one, is compiled for its numbers.
//
// # Households
//
// A policy that reads what its household holds, or pays households, goes by household: the k-th bill of every household is a wave, whoever's
// it is, in order of month. Such policies go together where they take the same turns at period ends, and share what they make alike
// as others do. Patients of such a wave are no prefix, so rows are gathered into
// columns and put back. Let A and B live together, and the ceiling be most - household.ytd.paid.basic: the waves are B's
// February with C's June, A's first bill, A's second, B's May, and pay 300 and 200, 600, 100, and nothing. At a period's end
// the persons of a household take turns too, so each benefit has a program of its own there.
//
// # Where to read
//
// Compile (compile.go) asks each policy what it keeps (policy.go), sends it through graphs (scope.go, bill.go, period_end.go) over
// cells that share.go parts, and makes programs of them (streams.go; by class class.go). Waves.Draw (draw.go) tells them a draw's
// numbers. A Runner (runner.go) loads a block (load.go, holes.go) and settles it, finding columns by their places (place.go);
// class_runner.go settles a wave by class, and household.go and its neighbours load and settle by household. BillsOf (replay.go)
// turns rows back into a family's bills.
package wave
