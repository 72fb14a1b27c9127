/** Domains of mail providers: who writes from one says nothing about the company. */
export const FREE_MAIL_DOMAINS: readonly string[] = `
  gmail.com googlemail.com yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es
  yahoo.ca yahoo.com.au yahoo.com.br yahoo.com.mx yahoo.co.in yahoo.in yahoo.co.jp yahoo.co.id hotmail.com
  hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.nl hotmail.ca hotmail.com.br hotmail.com.au
  outlook.com outlook.fr outlook.de outlook.es outlook.it outlook.com.br outlook.com.au live.com live.co.uk live.fr
  live.nl live.de live.it live.ca live.com.au live.com.mx msn.com passport.com aol.com aol.co.uk aim.com icloud.com
  me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io hey.com fastmail.com
  fastmail.fm zoho.com zohomail.com mail.com email.com usa.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de
  t-online.de freenet.de arcor.de online.de mailbox.org posteo.de 1und1.de vodafone.de orange.fr wanadoo.fr free.fr
  laposte.net sfr.fr neuf.fr bbox.fr numericable.fr libero.it virgilio.it tiscali.it alice.it tin.it tim.it
  fastwebnet.it telefonica.net terra.es terra.com.br uol.com.br bol.com.br ig.com.br globo.com sapo.pt ziggo.nl
  kpnmail.nl kpnplanet.nl planet.nl xs4all.nl home.nl upcmail.nl telenet.be skynet.be proximus.be bluewin.ch
  hispeed.ch sunrise.ch aon.at chello.at telia.com bredband.net comhem.se spray.se online.no start.no tele2.se
  tdcadsl.dk stofanet.dk kolumbus.fi luukku.com suomi24.fi wp.pl o2.pl onet.pl interia.pl op.pl poczta.fm seznam.cz
  centrum.cz email.cz volny.cz azet.sk freemail.hu citromail.hu abv.bg mail.bg mail.ru bk.ru list.ru inbox.ru
  yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua btinternet.com btconnect.com sky.com virginmedia.com
  ntlworld.com talktalk.net blueyonder.co.uk tiscali.co.uk comcast.net verizon.net att.net sbcglobal.net
  bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net frontier.com centurylink.net windstream.net
  shaw.ca rogers.com sympatico.ca bell.net telus.net videotron.ca bigpond.com bigpond.net.au optusnet.com.au
  iinet.net.au xtra.co.nz rediffmail.com sify.com qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com
  foxmail.com aliyun.com 139.com naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  nifty.com biglobe.ne.jp singnet.com.sg mailinator.com yopmail.com guerrillamail.com 10minutemail.com
  example.com example.org example.net test.com
`
  .trim()
  .split(/\s+/)

/** Sites where companies have a page: the address of the page names the site, not the company. */
export const PLATFORM_DOMAINS: readonly string[] = `
  facebook.com linkedin.com twitter.com x.com instagram.com youtube.com tiktok.com pinterest.com github.com gitlab.com
  google.com sites.google.com business.site linktr.ee bit.ly wixsite.com wix.com weebly.com wordpress.com blogspot.com
  squarespace.com myshopify.com shopify.com godaddysites.com webflow.io notion.site notion.so medium.com substack.com
  etsy.com amazon.com ebay.com yelp.com crunchbase.com xing.com vk.com wa.me t.me onmicrosoft.com
`
  .trim()
  .split(/\s+/)
