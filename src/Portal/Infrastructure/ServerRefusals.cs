using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Infrastructure;

// What Kestrel refuses by itself (an unreadable line, endless headers, no host, %00 in the path) never reaches the portal, and Kestrel
// answers with a bare status. It announces each refusal, though, before it writes: from then on what it writes to the connection is
// replaced by the portal's answer, with its headers and its page. Only HTTP/1 without TLS, which is how the portal is reached; other
// connections keep Kestrel's answer.
public sealed class ServerRefusals(Wordings wordings, TimeProvider clock) : IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    // The runtime keeps every listener for good, and with it whoever listens.
    private IDisposable? _subscription;

    public static void Prepare(KestrelServerOptions kestrel) =>
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection =>
    {
        var output = new ReplaceableOutput(connection.Transport.Output);
        connection.Transport = new Duplex(connection.Transport.Input, output);
        connection.Features.Set(output);
        return next(connection);
    }));

    public void Listen(DiagnosticListener listener) => _subscription = listener.Subscribe(this, name => name == Refused);

    public void Dispose() => _subscription?.Dispose();

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: Refused, Value: IFeatureCollection features }
            && features.Get<IBadRequestExceptionFeature>()?.Error is Microsoft.AspNetCore.Http.BadHttpRequestException refusal
            && features.Get<IHttpResponseFeature>() is not { HasStarted: true }
            && features.Get<IHttpRequestFeature>()?.Protocol is not ("HTTP/2" or "HTTP/3")
            && features.Get<ITlsHandshakeFeature>() is null)
        {
            features.Get<ReplaceableOutput>()?.Replace(Answer(refusal.StatusCode,
                features.Get<IHttpRequestFeature>()?.Method == HttpMethods.Head));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    // Where the very first line cannot be read, Kestrel does not know the method, and HEAD gets a body too; the connection ends with it.
    private byte[] Answer(int status, bool isHead)
    {
        var page = Encoding.UTF8.GetBytes(ErrorAnswer.Page(status, wordings.German, null));
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {clock.GetUtcNow():R}\r\nConnection: close\r\nCache-Control: no-store\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Type: text/html; charset=utf-8\r\nContent-Length: {page.Length}\r\n");
        foreach (var (name, value) in SecurityHeaders.Always)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. isHead ? [] : page];
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class ReplaceableOutput(PipeWriter output) : PipeWriter
    {
        private byte[]? _answer;
        private ArrayBufferWriter<byte>? _dropped;

        public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;

        public override long UnflushedBytes => output.UnflushedBytes;

        public void Replace(byte[] answer) => (_answer, _dropped) = (answer, new ArrayBufferWriter<byte>());

        public override Memory<byte> GetMemory(int sizeHint = 0) => _dropped?.GetMemory(sizeHint) ?? output.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (_dropped is null)
            {
                output.Advance(bytes);
            }
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            if (_answer is { } answer)
            {
                output.Write(answer);
                _answer = null;
            }

            return output.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => output.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => output.Complete(exception);
    }
}
