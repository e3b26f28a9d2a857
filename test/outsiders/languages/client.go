// A query, mutations, and a subscription that goes on where another one stopped, by a generated client.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/gorilla/websocket"
)

var url = os.Getenv("LEDGERLOOM_URL")
var credentials = "Bearer " + os.Getenv("LEDGERLOOM_TOKEN")

type authorized struct{}

func (authorized) Do(request *http.Request) (*http.Response, error) {
	request.Header.Set("authorization", credentials)
	return http.DefaultClient.Do(request)
}

type dialer struct{ *websocket.Dialer }

func (d dialer) DialContext(ctx context.Context, url string, header http.Header) (graphql.WSConn, error) {
	connection, _, err := d.Dialer.DialContext(ctx, url, header)
	return connection, err
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func nextEvent(ctx context.Context, after string, channel string) ChannelEventsPaymentChannelEventsPaymentChannelEvent {
	protocol := dialer{websocket.DefaultDialer}
	client := graphql.NewClientUsingWebSocket(strings.Replace(url, "http", "ws", 1), protocol)
	must(client.Start(ctx))
	types := []PaymentChannelEventType{PaymentChannelEventTypeOpened, PaymentChannelEventTypeDeposited}
	filter := &PaymentEventFilterInput{Channel: &channel, Types: types}
	events, id, err := ChannelEvents(ctx, client, &after, filter)
	must(events, err)
	answer := <-events
	if answer.Errors != nil {
		must(answer, answer.Errors)
	}
	must(client, client.Unsubscribe(id))
	// It closes the connection, and then complains that it cannot unsubscribe over it once more.
	_ = client.Close()
	return *answer.Data.PaymentChannelEvents
}

func main() {
	ctx := context.Background()
	client := graphql.NewClient(url, authorized{})
	start := must(Start(ctx, client))
	fmt.Println("services", start.Services.TotalCount)
	addresses := []string{}
	for range 2 {
		made := must(CreateAccount(ctx, client, &PaymentAccountCreateInput{}))
		addresses = append(addresses, made.PaymentAccountCreate.Account.Address)
	}
	lanes := []*PaymentLaneInput{{PricePerRequest: "10"}}
	input := &PaymentChannelOpenInput{Consumer: addresses[0], Provider: addresses[1], Lanes: lanes, TolerancePeriod: 60, TerminationPeriod: 900, Deposit: "0"}
	channel := must(OpenChannel(ctx, client, input)).PaymentChannelOpen.Channel
	first := nextEvent(ctx, start.Meta.Payments.Cursor, channel.Address)
	fmt.Println(first.Type)
	must(Deposit(ctx, client, &PaymentChannelDepositInput{ChannelId: channel.Id, From: addresses[0], Amount: "1000"}))
	fmt.Println(nextEvent(ctx, first.Cursor, channel.Address).Type)
}
