package show

import (
	"testing"

	"doudi/model"
)

// The expectations are the examples of 中国人民银行《支付结算办法》附件一 and amounts written by its rules.
func TestInWords(t *testing.T) {
	for yuan, want := range map[string]string{
		"1409.50":     "壹仟肆佰零玖元伍角整",
		"6007.14":     "陆仟零柒元壹角肆分",
		"1680.32":     "壹仟陆佰捌拾元零叁角贰分",
		"16409.02":    "壹万陆仟肆佰零玖元零贰分",
		"325.04":      "叁佰贰拾伍元零肆分",
		"0":           "零元整",
		"0.05":        "伍分",
		"0.50":        "伍角整",
		"100000":      "壹拾万元整",
		"200000030":   "贰亿零叁拾元整",
		"10000000000": "壹佰亿元整",
	} {
		f, err := model.ParseFen(yuan)
		if err != nil {
			t.Fatal(err)
		}
		if got := inWords(f); got != want {
			t.Errorf("%s is %s, want %s", yuan, got, want)
		}
	}
}
