package rules

import (
	"math"

	"doudi/model/message"
	"doudi/rules/kernel"
)

// Function is a function or operator of the language, with all that it means in one place: how it is written, what it takes,
// what a column of it is, what it gives on one bill, and between which values that lies. A further function is a further row.
type Function struct {
	Name        string // as it is written: clamp, +
	Operator    bool
	Usage       string // how it is written, for messages; "" of an operator and of what formulas do not write
	Does        message.Message
	Least, Most int   // how many arguments are written
	Takes       Type  // of its arguments, tables apart; nothing where the resolver has a rule of its own
	Gives       Type  // nothing where it gives what its arguments are
	Table       Shape // what it looks up
	Divides     bool  // its last argument must be above zero

	// Lower is the column of it, from those of its arguments and what it looks up.
	Lower func(b *kernel.Builder, of []kernel.Ref, in Lookup) kernel.Ref
	// Call is the same of one bill, and Types its signatures, for expr; nil of operators, which expr has.
	Call  func(of ...any) (any, error)
	Types []any
	// Span is where its values lie, from where those of its arguments do.
	Span func(of []Interval, table any) Interval
	// Undefined says whether it may have no value where an argument is `none`; nil: it always has one.
	Undefined func(of []Interval, table any) bool
}

// Shape is what a function looks up.
type Shape uint8

// The shapes of tables.
const (
	NoTable       Shape = iota
	BracketsTable       // a kernel.Brackets
	ListTable           // a kernel.List
	CellsTable          // a *kernel.Table
)

// Lookup is a table as Lower takes it: with the rates, numbers or cells that stand in place of its own, where a draw gives
// these; nil where it gives none.
type Lookup struct {
	Table   any
	Entries []kernel.Ref
}

// two is the call of a function of two numbers.
func two(fn func(a, b float64) float64) func(of ...any) (any, error) {
	return func(of ...any) (any, error) { return fn(of[0].(float64), of[1].(float64)), nil }
}

// makes is the column of one operation.
func makes(o kernel.Operation) func(b *kernel.Builder, of []kernel.Ref, _ Lookup) kernel.Ref {
	return func(b *kernel.Builder, of []kernel.Ref, _ Lookup) kernel.Ref { return b.Make(o, of...) }
}

var (
	ofTwo     = []any{new(func(float64, float64) float64)}
	ofTwoMore = []any{new(func(float64, kernel.Brackets) float64)}
)

// roundedSpan is where a rounded value lies; to is the unit.
func roundedSpan(of []Interval, _ any) Interval {
	x, to := of[0], of[1]
	if x.Low >= 0 {
		return Interval{0, x.High + to.High}
	}
	return Interval{x.Low - to.High, x.High + to.High}
}

// byNoLimit says whether a value may be rounded to no limit.
func byNoLimit(of []Interval, _ any) bool { return of[1].High == Infinite }

// Functions are those that formulas call, by name.
var Functions = map[string]*Function{
	"if": {
		Name: "if", Usage: "if(condition, then, otherwise)", Least: 3, Most: 3,
		Does:  message.Say("the only conditional"),
		Lower: makes(kernel.Select),
		Call: func(of ...any) (any, error) {
			if of[0].(bool) {
				return of[1], nil
			}
			return of[2], nil
		},
		Types: []any{new(func(bool, float64, float64) float64), new(func(bool, bool, bool) bool)},
		Span: func(of []Interval, _ any) Interval {
			switch condition, x, y := of[0], of[1], of[2]; {
			case condition.Low == 1:
				return x
			case condition.High == 0:
				return y
			default:
				return Interval{min(x.Low, y.Low), max(x.High, y.High)}
			}
		},
	},
	"min": {
		Name: "min", Usage: "min(a, b)", Least: 2, Most: 32, Takes: Number, Gives: Number,
		Does:  message.Say("the smallest, also of more than two"),
		Lower: makes(kernel.Minimum), Call: two(kernel.Min), Types: ofTwo,
		Span: func(of []Interval, _ any) Interval {
			return Interval{min(of[0].Low, of[1].Low), min(of[0].High, of[1].High)}
		},
	},
	"max": {
		Name: "max", Usage: "max(a, b)", Least: 2, Most: 32, Takes: Number, Gives: Number,
		Does:  message.Say("the largest, also of more than two"),
		Lower: makes(kernel.Maximum), Call: two(kernel.Max), Types: ofTwo,
		Span: func(of []Interval, _ any) Interval {
			return Interval{max(of[0].Low, of[1].Low), max(of[0].High, of[1].High)}
		},
	},
	"abs": {
		Name: "abs", Usage: "abs(x)", Least: 1, Most: 1, Takes: Number, Gives: Number,
		Does:  message.Say("without its sign"),
		Lower: makes(kernel.Abs),
		Call:  func(of ...any) (any, error) { return math.Abs(of[0].(float64)), nil },
		Types: []any{new(func(float64) float64)},
		Span: func(of []Interval, _ any) Interval {
			x := of[0]
			if x.Low >= 0 {
				return x
			}
			return Interval{max(0, -x.High), max(-x.Low, x.High)}
		},
	},
	"clamp": {
		Name: "clamp", Usage: "clamp(x, low, high)", Least: 3, Most: 3, Takes: Number, Gives: Number,
		Does: message.Say("held between low and high"),
		Lower: func(b *kernel.Builder, of []kernel.Ref, _ Lookup) kernel.Ref {
			return b.Make(kernel.Maximum, b.Make(kernel.Minimum, of[0], of[2]), of[1])
		},
		Call: func(of ...any) (any, error) {
			return kernel.Clamp(of[0].(float64), of[1].(float64), of[2].(float64)), nil
		},
		Types: []any{new(func(float64, float64, float64) float64)},
		Span: func(of []Interval, _ any) Interval {
			x, low, high := of[0], of[1], of[2]
			return Interval{max(min(x.Low, high.Low), low.Low), max(min(x.High, high.High), low.High)}
		},
	},
	"round": {
		Name: "round", Usage: "round(x, to)", Least: 2, Most: 2, Takes: Number, Gives: Number, Divides: true,
		Does:  message.Say("to the nearest multiple of to"),
		Lower: makes(kernel.ToNearest), Call: two(kernel.Round), Types: ofTwo, Span: roundedSpan, Undefined: byNoLimit,
	},
	"round_down": {
		Name: "round_down", Usage: "round_down(x, to)", Least: 2, Most: 2, Takes: Number, Gives: Number, Divides: true,
		Does:  message.Say("down to a multiple of to"),
		Lower: makes(kernel.ToBelow), Call: two(kernel.RoundDown), Types: ofTwo, Span: roundedSpan, Undefined: byNoLimit,
	},
	"round_up": {
		Name: "round_up", Usage: "round_up(x, to)", Least: 2, Most: 2, Takes: Number, Gives: Number, Divides: true,
		Does:  message.Say("up to a multiple of to"),
		Lower: makes(kernel.ToAbove), Call: two(kernel.RoundUp), Types: ofTwo, Span: roundedSpan, Undefined: byNoLimit,
	},
	"brackets": {
		Name: "brackets", Usage: "brackets(amount, table)", Least: 2, Most: 2, Takes: Number, Gives: Number, Table: BracketsTable,
		Does: message.Say("the amount: each slice of it at its rate"),
		Lower: func(b *kernel.Builder, of []kernel.Ref, in Lookup) kernel.Ref {
			return b.Brackets(of[0], in.Table.(kernel.Brackets), in.Entries...)
		},
		Call: func(of ...any) (any, error) {
			return kernel.BracketsOf(of[0].(float64), of[1].(kernel.Brackets)), nil
		},
		Types: ofTwoMore,
		Span:  func(of []Interval, table any) Interval { return rates(table.(kernel.Brackets), of[0].High) },
		Undefined: func(of []Interval, table any) bool { // the last slice of no limit, at no rate
			slices := table.(kernel.Brackets)
			return of[0].High == Infinite && slices[len(slices)-1].Rate == 0
		},
	},
	"band": {
		Name: "band", Usage: "band(amount, table)", Least: 2, Most: 2, Takes: Number, Gives: Number, Table: BracketsTable,
		Does: message.Say("the rate of the slice that it falls in, to be multiplied; with a unit of money the amount of that slice"),
		Lower: func(b *kernel.Builder, of []kernel.Ref, in Lookup) kernel.Ref {
			return b.Band(of[0], in.Table.(kernel.Brackets), in.Entries...)
		},
		Call: func(of ...any) (any, error) {
			return kernel.BandOf(of[0].(float64), of[1].(kernel.Brackets)), nil
		},
		Types: ofTwoMore,
		Span:  func(_ []Interval, table any) Interval { return rates(table.(kernel.Brackets), 1) },
	},
	"nth": {
		Name: "nth", Usage: "nth(list, n)", Least: 2, Most: 2, Takes: Number, Gives: Number, Table: ListTable,
		Does: message.Say("the n-th number; the last repeats"),
		Lower: func(b *kernel.Builder, of []kernel.Ref, in Lookup) kernel.Ref {
			return b.Nth(of[0], in.Table.(kernel.List), in.Entries...)
		},
		Call: func(of ...any) (any, error) {
			return kernel.Nth(of[1].(kernel.List), of[0].(float64)), nil
		},
		Types: []any{new(func(float64, kernel.List) float64)},
		Span:  func(_ []Interval, table any) Interval { return hull(table.(kernel.List)...) },
	},
}

// Pick is the cell of a table by codes: what resolving makes of a parameter with a bill's words behind it.
var Pick = &Function{
	Name: "pick", Takes: Number, Gives: Number, Table: CellsTable,
	Lower: func(b *kernel.Builder, of []kernel.Ref, in Lookup) kernel.Ref {
		return b.PickOf(in.Table.(*kernel.Table), in.Entries, of...)
	},
	Call: func(of ...any) (any, error) {
		codes := make([]float64, len(of)-1)
		for i := range codes {
			codes[i] = of[i+1].(float64)
		}
		return kernel.Pick(of[0].(*kernel.Table), codes...), nil
	},
	Types: []any{new(func(*kernel.Table, ...float64) float64)},
	Span:  func(of []Interval, table any) Interval { return cells(table.(*kernel.Table), of) },
}
