package kernel

import "math"

// Operation is what Make can make of values. Comparisons and Not, And, Or give conditions; Select takes one first.
type Operation op

// The operations. Min and Max are those of values.go: a > b ? b : a, and a < b ? b : a.
const (
	Add       = Operation(opAdd)
	Sub       = Operation(opSub)
	Mul       = Operation(opMul)
	Div       = Operation(opDiv)
	Neg       = Operation(opNeg)
	Abs       = Operation(opAbs)
	Minimum   = Operation(opMin)
	Maximum   = Operation(opMax)
	Less      = Operation(opLess)
	LessEqual = Operation(opLessEqual)
	Equal     = Operation(opEqual)
	NotEqual  = Operation(opNotEqual)
	And       = Operation(opAnd)
	Or        = Operation(opOr)
	Not       = Operation(opNot)
	Select    = Operation(opSelect)
	ToNearest = Operation(opRound)
	ToBelow   = Operation(opRoundDown)
	ToAbove   = Operation(opRoundUp)
)

type op uint8

const (
	opConst op = iota
	opTruth
	opColumn
	opGiven // a number for all rows, see Given
	opAdd
	opSub
	opMul
	opDiv
	opNeg
	opAbs
	opMin
	opMax
	opLess
	opLessEqual
	opEqual
	opNotEqual
	opAnd
	opOr
	opNot
	opSelect
	opRound
	opRoundDown
	opRoundUp
	opPick
	opBrackets
	opBand
	opNth
	opFen
	operations = iota
)

// evaluate is one operation on bits: the meaning that the column loops are held to, and what folds constants.
func evaluate(o op, x, y uint64) uint64 {
	a, b := math.Float64frombits(x), math.Float64frombits(y)
	truth := func(yes bool) uint64 {
		if yes {
			return allOnes
		}
		return 0
	}
	switch o {
	case opAdd:
		return math.Float64bits(a + b)
	case opSub:
		return math.Float64bits(a - b)
	case opMul:
		return math.Float64bits(a * b)
	case opDiv:
		return math.Float64bits(a / b)
	case opNeg:
		return math.Float64bits(-a)
	case opAbs:
		return math.Float64bits(math.Abs(a))
	case opMin:
		return math.Float64bits(Min(a, b))
	case opMax:
		return math.Float64bits(Max(a, b))
	case opLess:
		return truth(a < b)
	case opLessEqual:
		return truth(a <= b)
	case opEqual:
		return truth(a == b)
	case opNotEqual:
		return truth(a != b)
	case opAnd:
		return x & y
	case opOr:
		return x | y
	case opNot:
		return ^x
	case opRound:
		return math.Float64bits(Round(a, b))
	case opRoundDown:
		return math.Float64bits(RoundDown(a, b))
	case opRoundUp:
		return math.Float64bits(RoundUp(a, b))
	}
	panic("kernel: an operation without a scalar meaning")
}
