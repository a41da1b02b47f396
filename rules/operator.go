package rules

import "doudi/rules/kernel"

// Binary are the operators between two parts, by sign. `in` is none: it is resolved to comparisons.
var Binary = map[string]*Function{
	"+": arithmetic("+", kernel.Add, func(x, y Interval) Interval { return Interval{x.Low + y.Low, x.High + y.High} },
		func(x, y Interval) bool {
			return x.High == Infinite && y.Low == -Infinite || x.Low == -Infinite && y.High == Infinite
		}),
	"-": arithmetic("-", kernel.Sub, func(x, y Interval) Interval { return Interval{x.Low - y.High, x.High - y.Low} },
		func(x, y Interval) bool {
			return x.High == Infinite && y.High == Infinite || x.Low == -Infinite && y.Low == -Infinite
		}),
	"*": arithmetic("*", kernel.Mul, func(x, y Interval) Interval {
		return hull(times(x.Low, y.Low), times(x.Low, y.High), times(x.High, y.Low), times(x.High, y.High))
	}, func(x, y Interval) bool { return x.Endless() && y.Nothing() || y.Endless() && x.Nothing() }),
	"/": arithmetic("/", kernel.Div, func(x, y Interval) Interval {
		if y.Low <= 0 {
			return Anything
		}
		return hull(x.Low/y.Low, x.Low/y.High, x.High/y.Low, x.High/y.High)
	}, func(x, y Interval) bool { return x.Endless() && y.Endless() }),
	"<":  comparison("<", makes(kernel.Less), func(x, y Interval) (always, never bool) { return x.High < y.Low, x.Low >= y.High }),
	"<=": comparison("<=", makes(kernel.LessEqual), func(x, y Interval) (always, never bool) { return x.High <= y.Low, x.Low > y.High }),
	">":  comparison(">", turned(kernel.Less), func(x, y Interval) (always, never bool) { return x.Low > y.High, x.High <= y.Low }),
	">=": comparison(">=", turned(kernel.LessEqual), func(x, y Interval) (always, never bool) { return x.Low >= y.High, x.High < y.Low }),
	"==": comparison("==", same, equal),
	"!=": comparison("!=", differ, func(x, y Interval) (always, never bool) {
		never, always = equal(x, y)
		return always, never
	}),
	"and": {Name: "and", Operator: true, Takes: Bool, Gives: Bool, Lower: makes(kernel.And),
		Span: func(of []Interval, _ any) Interval {
			return Interval{min(of[0].Low, of[1].Low), min(of[0].High, of[1].High)}
		}},
	"or": {Name: "or", Operator: true, Takes: Bool, Gives: Bool, Lower: makes(kernel.Or),
		Span: func(of []Interval, _ any) Interval {
			return Interval{max(of[0].Low, of[1].Low), max(of[0].High, of[1].High)}
		}},
}

// Unary are the operators before one part, by sign; a plus leaves it as it is.
var Unary = map[string]*Function{
	"-": {Name: "-", Operator: true, Takes: Number, Gives: Number, Lower: makes(kernel.Neg),
		Span: func(of []Interval, _ any) Interval { return Interval{-of[0].High, -of[0].Low} }},
	"not": {Name: "not", Operator: true, Takes: Bool, Gives: Bool, Lower: makes(kernel.Not),
		Span: func(of []Interval, _ any) Interval { return Interval{1 - of[0].High, 1 - of[0].Low} }},
}

// arithmetic is an operator on two numbers.
func arithmetic(sign string, o kernel.Operation, span func(x, y Interval) Interval, undefined func(x, y Interval) bool) *Function {
	return &Function{Name: sign, Operator: true, Takes: Number, Gives: Number, Divides: sign == "/", Lower: makes(o),
		Span:      func(of []Interval, _ any) Interval { return span(of[0], of[1]) },
		Undefined: func(of []Interval, _ any) bool { return undefined(of[0], of[1]) }}
}

// comparison is an operator that gives a condition; how says whether it always holds, or never does.
func comparison(sign string, lower func(*kernel.Builder, []kernel.Ref, Lookup) kernel.Ref, how func(x, y Interval) (always, never bool)) *Function {
	return &Function{Name: sign, Operator: true, Takes: Number, Gives: Bool, Lower: lower,
		Span: func(of []Interval, _ any) Interval { return decided(how(of[0], of[1])) }}
}

// turned is an operation with its arguments the other way round.
func turned(o kernel.Operation) func(*kernel.Builder, []kernel.Ref, Lookup) kernel.Ref {
	return func(b *kernel.Builder, of []kernel.Ref, _ Lookup) kernel.Ref { return b.Make(o, of[1], of[0]) }
}

// same is whether two values are equal. Of conditions it is made of masks: a mask is no number, and is not equal to itself as one.
func same(b *kernel.Builder, of []kernel.Ref, _ Lookup) kernel.Ref {
	x, y := of[0], of[1]
	if b.IsCondition(x) {
		return b.Make(kernel.Or, b.Make(kernel.And, x, y), b.Make(kernel.And, b.Make(kernel.Not, x), b.Make(kernel.Not, y)))
	}
	return b.Make(kernel.Equal, x, y)
}

// differ is whether they are not.
func differ(b *kernel.Builder, of []kernel.Ref, _ Lookup) kernel.Ref {
	if b.IsCondition(of[0]) {
		return b.Make(kernel.Not, same(b, of, Lookup{}))
	}
	return b.Make(kernel.NotEqual, of...)
}
