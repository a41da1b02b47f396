package show

import (
	"strconv"
	"strings"

	"doudi/model"
)

// inWords writes an amount as Chinese cheques and receipts do (金额大写): 1234.50 is 壹仟贰佰叁拾肆元伍角整. One 零 stands for
// any run of zeros between digits; 整 closes an amount without fen (中国人民银行《支付结算办法》附件一).
func inWords(f model.Fen) string {
	if f < 0 {
		return "负" + inWords(-f)
	}
	digits := []string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}
	yuan, jiao, fen := f/100, f/10%10, f%10
	var b strings.Builder
	if yuan > 0 {
		b.WriteString(wholeinWords(yuan, digits) + "元")
	}
	switch {
	case jiao > 0:
		if yuan > 0 && yuan%10 == 0 {
			b.WriteString("零")
		}
		b.WriteString(digits[jiao] + "角")
	case fen > 0 && yuan > 0:
		b.WriteString("零")
	}
	switch {
	case fen > 0:
		b.WriteString(digits[fen] + "分")
	case yuan == 0 && jiao == 0:
		return "零元整"
	default:
		b.WriteString("整")
	}
	return b.String()
}

// wholeinWords writes whole yuan above zero, digit by digit from the left.
func wholeinWords(n model.Fen, digits []string) string {
	places := []string{"", "拾", "佰", "仟"}
	groups := []string{"", "万", "亿", "万亿"}
	text := strconv.FormatInt(int64(n), 10)
	var b strings.Builder
	zero, any := false, false
	for i, r := range text {
		at := len(text) - 1 - i
		if r == '0' {
			zero = true
		} else {
			if zero {
				b.WriteString("零")
			}
			b.WriteString(digits[r-'0'] + places[at%4])
			zero, any = false, true
		}
		if at%4 == 0 && any {
			b.WriteString(groups[at/4])
			any = false
		}
	}
	return b.String()
}
