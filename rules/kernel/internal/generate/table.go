package main

// entry is one operation's vector loop: what it does to four rows. Y0, Y1 and Y2 hold its arguments, Y3 takes the result.
type entry struct {
	op     string // the operation's name in package kernel
	args   int
	before []string
	body   []string
}

// Brackets and picks read a table: its numbers are at CX, their count, as a whole number, before them.
var tables = []entry{
	// Each slice is (over, next over, rate): rate × max(min(x, next) − over, 0), added up from the first.
	{op: "Brackets", args: 1, before: []string{"VXORPD Y14, Y14, Y14"}, body: []string{
		"VXORPD Y3, Y3, Y3",
		"MOVQ CX, BX",
		"MOVQ R9, R10",
		"slice:",
		"VBROADCASTSD (BX), Y4",
		"VBROADCASTSD 8(BX), Y5",
		"VBROADCASTSD 16(BX), Y6",
		"VMINPD Y0, Y5, Y7",
		"VSUBPD Y4, Y7, Y7",
		"VMAXPD Y7, Y14, Y7",
		"VMULPD Y6, Y7, Y7",
		"VADDPD Y7, Y3, Y3",
		"ADDQ $24, BX",
		"DECQ R10",
		"JNZ slice",
	}},
	// A code outside the table leaves NaN.
	{op: "Pick", args: 1, before: []string{"VXORPD Y14, Y14, Y14", "VCVTSI2SDQ R9, X13, X13", "VBROADCASTSD X13, Y13", "VPCMPEQD Y12, Y12, Y12", "VPSLLQ $52, Y12, Y12", "VPSRLQ $1, Y12, Y12"}, body: []string{
		"VCMPPD $0x1d, Y14, Y0, Y4",
		"VCMPPD $0x11, Y13, Y0, Y5",
		"VANDPD Y5, Y4, Y4",
		"VANDPD Y4, Y0, Y5",
		"VCVTTPD2DQY Y5, X5",
		"VMOVAPD Y12, Y3",
		"VGATHERDPD Y4, (CX)(X5*8), Y3",
	}},
}

// table is everything that has a vector loop; what is not here runs in Go on every processor. VMINPD and VMAXPD give
// their second source (first operand here) where the comparison fails, which is Min and Max of values.go with the
// arguments in this order. A comparison's number is its predicate: 0x11 <, 0x12 ≤, 0 =, 4 ≠.
var table = []entry{
	{op: "Add", args: 2, body: []string{"VADDPD Y1, Y0, Y3"}},
	{op: "Sub", args: 2, body: []string{"VSUBPD Y1, Y0, Y3"}},
	{op: "Mul", args: 2, body: []string{"VMULPD Y1, Y0, Y3"}},
	{op: "Div", args: 2, body: []string{"VDIVPD Y1, Y0, Y3"}},
	{op: "Neg", args: 1, before: []string{"VPCMPEQD Y14, Y14, Y14", "VPSLLQ $63, Y14, Y14"}, body: []string{"VXORPD Y14, Y0, Y3"}},
	{op: "Abs", args: 1, before: []string{"VPCMPEQD Y14, Y14, Y14", "VPSRLQ $1, Y14, Y14"}, body: []string{"VANDPD Y14, Y0, Y3"}},
	{op: "Min", args: 2, body: []string{"VMINPD Y0, Y1, Y3"}},
	{op: "Max", args: 2, body: []string{"VMAXPD Y0, Y1, Y3"}},
	{op: "Less", args: 2, body: []string{"VCMPPD $0x11, Y1, Y0, Y3"}},
	{op: "LessEqual", args: 2, body: []string{"VCMPPD $0x12, Y1, Y0, Y3"}},
	{op: "Equal", args: 2, body: []string{"VCMPPD $0, Y1, Y0, Y3"}},
	{op: "NotEqual", args: 2, body: []string{"VCMPPD $4, Y1, Y0, Y3"}},
	{op: "And", args: 2, body: []string{"VANDPD Y1, Y0, Y3"}},
	{op: "Or", args: 2, body: []string{"VORPD Y1, Y0, Y3"}},
	{op: "Not", args: 1, before: []string{"VPCMPEQD Y14, Y14, Y14"}, body: []string{"VXORPD Y14, Y0, Y3"}},
	{op: "Select", args: 3, body: []string{"VBLENDVPD Y0, Y1, Y2, Y3"}},
	{op: "Fen", args: 1, before: []string{
		"VBROADCASTSD hundred<>(SB), Y10", "VBROADCASTSD half<>(SB), Y11", "VBROADCASTSD snap<>(SB), Y12", "VBROADCASTSD most<>(SB), Y13", "VBROADCASTSD least<>(SB), Y14",
	}, body: []string{
		"VMULPD Y10, Y0, Y3", "VADDPD Y11, Y3, Y3", "VADDPD Y12, Y3, Y3", "VROUNDPD $9, Y3, Y3", "VMINPD Y3, Y13, Y3", "VMAXPD Y3, Y14, Y3",
	}},
}
